/** The crossings themselves: headings that stay in sight, rows drawn only where they are, each crossing a way to its sentences. */
import type { Crossing, Matrix } from '../lib/matrix.ts'
import type { NodeRow } from '../lib/table.ts'
import { useApp } from './state.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useVirtual } from './use-virtual.ts'

const ROW = 29
const HEAD = 156

interface GridProps {
  readonly matrix: Matrix
  /** The id of the column that orders the rows. */
  readonly sorted: string
  readonly onSort: (column: string) => void
}

export function MatrixGrid({ matrix, sorted, onSort }: GridProps) {
  const { t, net, select } = useApp()
  const { rows, columns } = matrix
  const list = useVirtual({ count: rows.length, height: ROW, head: HEAD })
  const onKeyDown = useRowKeys(list, rows.length)
  const gap = (height: number) =>
    height > 0 && (
      <tr class="gap" aria-hidden="true">
        <td colSpan={columns.length + 1} style={{ height: `${height}px` }} />
      </tr>
    )
  return (
    <div class="table-scroll" ref={list.scroller} onKeyDown={onKeyDown} tabIndex={0} role="region" aria-label={t.value('pageMatrix')}>
      <table class="matrix" aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <ColumnHeading key={column.id} column={column} sorted={sorted === column.id} onSort={() => onSort(column.id)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {gap(list.before)}
          {list.items.map(({ index }) => {
            const row = rows[index]
            if (!row) return undefined
            return (
              <tr key={row.id} ref={list.measure} data-index={index} aria-rowindex={index + 2}>
                <th scope="row">
                  <button type="button" title={row.name} onClick={() => select(row.id)}>
                    {net.columns.nodes.short[row.at] || row.name}
                  </button>
                </th>
                {columns.map((column) => (
                  <Cell key={column.id} row={row} column={column} crossing={matrix.at(row, column)} />
                ))}
              </tr>
            )
          })}
          {gap(list.after)}
        </tbody>
      </table>
    </div>
  )
}

function ColumnHeading({ column, sorted, onSort }: { readonly column: NodeRow; readonly sorted: boolean; readonly onSort: () => void }) {
  const { t, select } = useApp()
  const words = t.value('sortBy', { name: column.name })
  return (
    <th scope="col" aria-sort={sorted ? 'descending' : 'none'}>
      <button type="button" class="matrix-name" lang="zh-CN" title={column.name} onClick={() => select(column.id)}>
        {column.name}
      </button>
      <button type="button" class="matrix-sort" aria-pressed={sorted} aria-label={words} title={words} onClick={onSort}>
        {sorted ? '▼' : '▽'}
      </button>
    </th>
  )
}

function Cell({ row, column, crossing }: { readonly row: NodeRow; readonly column: NodeRow; readonly crossing: Crossing | undefined }) {
  const { palette, ontology, say, pair, locate, view } = useApp()
  if (!crossing) return <td />
  const stage = say(ontology.stages.find((one) => one.name === crossing.stage)?.label)
  const words = [row.name, column.name, stage, crossing.year > 0 ? crossing.year : ''].filter((part) => part !== '').join(' · ')
  const show = (): void => {
    pair(row.id, column.id)
    locate.value++
  }
  return (
    <td class={view.value.node === row.id && view.value.other === column.id ? 'chosen-cell' : ''}>
      <button
        type="button"
        title={words}
        aria-label={words}
        onClick={show}
        style={{ '--c': palette.value.stages.get(crossing.stage) ?? 'var(--faint)' }}
      >
        {palette.value.symbols.get(crossing.stage) ?? '·'}
      </button>
    </td>
  )
}
