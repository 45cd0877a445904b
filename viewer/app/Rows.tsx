/** A table of many rows: headings that sort, rows drawn only where they are in sight, led through by arrow keys. */
import type { ComponentChildren, JSX } from 'preact'
import type { Order } from '../lib/table.ts'
import { useApp } from './state.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useVirtual } from './use-virtual.ts'

export interface Heading<K extends string> {
  readonly by: K
  readonly label: string
}

/** What every row of such a table carries. */
export interface RowPlace {
  readonly ref: (element: Element | null) => void
  readonly 'data-index': number
  readonly 'aria-rowindex': number
}

interface RowsProps<T, K extends string> {
  readonly rows: readonly T[]
  readonly headings: readonly Heading<K>[]
  readonly order: Order<K>
  readonly onOrder: (order: Order<K>) => void
  readonly name: string
  readonly label: string
  readonly height: number
  readonly children: (row: T, place: RowPlace) => JSX.Element
}

const HEAD = 36

export function Rows<T, K extends string>({ rows, headings, order, onOrder, name, label, height, children }: RowsProps<T, K>) {
  const list = useVirtual({ count: rows.length, height, head: HEAD })
  const onKeyDown = useRowKeys(list, rows.length)
  return (
    <div class="table-scroll" ref={list.scroller} onKeyDown={onKeyDown} tabIndex={0} role="region" aria-label={label}>
      <table class={`table-${name}`} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {headings.map((heading) => (
              <SortHeading key={heading.by} heading={heading} order={order} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={list.before} columns={headings.length} />
          {list.items.map(({ index }) => {
            const row = rows[index]
            return row === undefined ? undefined : children(row, { ref: list.measure, 'data-index': index, 'aria-rowindex': index + 2 })
          })}
          <Gap height={list.after} columns={headings.length} />
        </tbody>
      </table>
    </div>
  )
}

interface HeadingProps<K extends string> {
  readonly heading: Heading<K>
  readonly order: Order<K>
  readonly onOrder: (order: Order<K>) => void
  readonly children?: ComponentChildren
}

/** A second press turns the order round. */
export function SortHeading<K extends string>({ heading: { by, label }, order, onOrder, children }: HeadingProps<K>) {
  const sorted = order.by === by
  return (
    <th scope="col" aria-sort={sorted ? (order.down ? 'descending' : 'ascending') : 'none'}>
      {children}
      <button type="button" onClick={() => onOrder({ by, down: sorted && !order.down })}>
        {label}
      </button>
    </th>
  )
}

/** The room of rows that are out of sight. */
function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null
  return (
    <tr class="gap" aria-hidden="true">
      <td colSpan={columns} style={{ height: `${height}px` }} />
    </tr>
  )
}

/** Says how many rows there are, with what can be done with all of them. */
export function RowsFoot({ count, children }: { readonly count: number; readonly children?: ComponentChildren }) {
  const { t } = useApp()
  return (
    <p class="table-foot">
      <span role="status">{t.value('rows', { n: count })}</span>
      {children}
    </p>
  )
}
