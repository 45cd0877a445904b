/** The picture's twin: the same entities and claims as tables, sortable, filtered, and drawn only where they are in sight. */
import { useComputed, useSignal, type Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import {
  claimRecord,
  claimRows,
  nodeRecord,
  nodeRows,
  tableCsv,
  windowOf,
  type ClaimOrder,
  type ClaimRow,
  type NodeOrder,
  type NodeRow,
  type Order,
} from '../lib/table.ts'
import type { Row } from '../../src/model.ts'
import type { Word } from '../lib/words.ts'
import { StageTag, TypeDot } from './marks.tsx'
import { saveText } from './save.ts'
import { useApp } from './state.ts'

const ROW = 40

export function Table() {
  const { t } = useApp()
  const which = useSignal<'nodes' | 'claims'>('nodes')
  const wanted = useSignal('')
  return (
    <section class="table-page">
      <div class="table-head">
        <div class="segments" role="group">
          <button type="button" aria-pressed={which.value === 'nodes'} onClick={() => (which.value = 'nodes')}>
            {t.value('tableEntities')}
          </button>
          <button type="button" aria-pressed={which.value === 'claims'} onClick={() => (which.value = 'claims')}>
            {t.value('tableClaims')}
          </button>
        </div>
        <input
          type="search"
          aria-label={t.value('tableFilter')}
          placeholder={t.value('tableFilter')}
          maxLength={200}
          value={wanted.value}
          onInput={(event) => (wanted.value = event.currentTarget.value)}
        />
      </div>
      {which.value === 'nodes' ? <Nodes wanted={wanted} /> : <Claims wanted={wanted} />}
    </section>
  )
}

const NODE_COLUMNS: readonly (readonly [NodeOrder['by'], Word])[] = [
  ['name', 'columnName'],
  ['type', 'columnType'],
  ['degree', 'columnDegree'],
  ['documents', 'columnDocuments'],
]

function Nodes({ wanted }: { readonly wanted: Signal<string> }) {
  const { net, shown, ontology, say, view, select } = useApp()
  const order = useSignal<NodeOrder>({ by: 'degree', down: true })
  const rows = useComputed(() => nodeRows(net, shown.value, order.value, wanted.value.trim()))
  return (
    <Rows rows={rows.value} columns={NODE_COLUMNS} order={order} kind="nodes" record={nodeRecord}>
      {(row: NodeRow) => (
        <tr key={row.id} aria-selected={row.id === view.value.node} onClick={() => select(row.id)}>
          <td>
            <button type="button" class="cell-name">
              <TypeDot type={row.type} />
              <span>{row.name}</span>
            </button>
          </td>
          <td>{say(ontology.nodes.find((type) => type.name === row.type)?.label)}</td>
          <td class="number">{row.degree}</td>
          <td class="number">{row.documents}</td>
        </tr>
      )}
    </Rows>
  )
}

const CLAIM_COLUMNS: readonly (readonly [ClaimOrder['by'], Word])[] = [
  ['source', 'columnSource'],
  ['relation', 'columnRelation'],
  ['target', 'columnTarget'],
  ['stage', 'columnStage'],
  ['year', 'columnYear'],
  ['document', 'columnDocument'],
]

function Claims({ wanted }: { readonly wanted: Signal<string> }) {
  const { net, shown, ontology, say, view, pair, locate } = useApp()
  const order = useSignal<ClaimOrder>({ by: 'year', down: true })
  const rows = useComputed(() => claimRows(net, shown.value, order.value, wanted.value.trim()))
  const { node, other } = view.value
  const show = (row: ClaimRow): void => {
    pair(row.source.id, row.target.id)
    locate.value++
  }
  return (
    <Rows rows={rows.value} columns={CLAIM_COLUMNS} order={order} kind="claims" record={claimRecord}>
      {(row: ClaimRow) => (
        <tr key={row.at} aria-selected={row.source.id === node && row.target.id === other} onClick={() => show(row)}>
          <td>
            <button type="button" class="cell-name">
              <TypeDot type={row.source.type} />
              <span>{row.source.name}</span>
            </button>
          </td>
          <td>{say(ontology.edges.find((type) => type.name === row.relation)?.label)}</td>
          <td>
            <span class="cell-name">
              <TypeDot type={row.target.type} />
              <span>{row.target.name}</span>
            </span>
          </td>
          <td>{row.stage !== '' && <StageTag stage={row.stage} />}</td>
          <td class="number">{row.year > 0 ? row.year : ''}</td>
          <td class="cell-long">{row.document?.name}</td>
        </tr>
      )}
    </Rows>
  )
}

interface RowsProps<T, K extends string> {
  readonly rows: readonly T[]
  readonly columns: readonly (readonly [K, Word])[]
  readonly order: Signal<Order<K>>
  readonly kind: string
  /** A row as it stands in the file. */
  readonly record: (row: T) => Row
  readonly children: (row: T) => ComponentChildren
}

function Rows<T, K extends string>({ rows, columns, order, kind, record, children }: RowsProps<T, K>) {
  const { t } = useApp()
  const top = useSignal(0)
  const height = useSignal(800)
  const { first, last } = windowOf({ top: top.value, height: height.value, row: ROW, total: rows.length })
  const onScroll = (event: { readonly currentTarget: HTMLElement }): void => {
    top.value = event.currentTarget.scrollTop
    height.value = event.currentTarget.clientHeight
  }
  if (rows.length === 0) return <p class="notice">{t.value('tableEmpty')}</p>
  return (
    <>
      <div class="table-scroll" onScroll={onScroll} tabIndex={0} role="region" aria-label={t.value('pageTable')}>
        <table class={`table-${kind}`} aria-rowcount={rows.length + 1}>
          <thead>
            <tr>
              {columns.map(([by, word]) => (
                <th key={by} scope="col" aria-sort={order.value.by === by ? (order.value.down ? 'descending' : 'ascending') : 'none'}>
                  <button type="button" onClick={() => (order.value = { by, down: order.value.by === by ? !order.value.down : false })}>
                    {t.value(word)}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first > 0 && <Gap rows={first} columns={columns.length} />}
            {rows.slice(first, last).map((row) => children(row))}
            {last < rows.length && <Gap rows={rows.length - last} columns={columns.length} />}
          </tbody>
        </table>
      </div>
      <p class="table-foot">
        <span>{t.value('rows', { n: rows.length })}</span>
        <button type="button" class="text-button" onClick={() => saveText(`${kind}.csv`, tableCsv(rows.map(record)), 'text/csv')}>
          {t.value('downloadCsv')}
        </button>
      </p>
    </>
  )
}

/** The room of rows that are out of sight. */
function Gap({ rows, columns }: { readonly rows: number; readonly columns: number }) {
  return (
    <tr class="gap" aria-hidden="true">
      <td colSpan={columns} style={{ height: `${rows * ROW}px` }} />
    </tr>
  )
}
