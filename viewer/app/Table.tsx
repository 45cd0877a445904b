/** The picture's twin: the same entities and claims as tables, sortable, filtered, and drawn only where they are in sight. */
import { useComputed, useSignal, type Signal } from '@preact/signals'
import {
  CLAIM_COLUMNS,
  claimRecord,
  claimRows,
  NODE_COLUMNS,
  nodeRecord,
  nodeRows,
  orderOf,
  tableCsv,
  writtenOrder,
  type ClaimOrder,
  type ClaimRow,
  type NodeOrder,
} from '../lib/table.ts'
import type { Row } from '../../src/model.ts'
import type { Word } from '../lib/words.ts'
import { StageTag, TypeDot } from './marks.tsx'
import { Rows, RowsFoot } from './Rows.tsx'
import { saveText } from './save.ts'
import { useApp } from './state.ts'

const ROW = 40

export function Table() {
  const { t, view, set } = useApp()
  const wanted = useSignal('')
  const claims = view.value.settings['tab'] === 'claims'
  return (
    <section class="table-page">
      <div class="table-head">
        <div class="segments" role="group" aria-label={t.value('pageTable')}>
          <button type="button" aria-pressed={!claims} onClick={() => set('tab', '')}>
            {t.value('tableEntities')}
          </button>
          <button type="button" aria-pressed={claims} onClick={() => set('tab', 'claims')}>
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
      {claims ? <Claims wanted={wanted} /> : <Nodes wanted={wanted} />}
    </section>
  )
}

const NODE_WORDS: Readonly<Record<NodeOrder['by'], Word>> = {
  name: 'columnName',
  type: 'columnType',
  degree: 'columnDegree',
  documents: 'columnDocuments',
}
const NODE_ORDER: NodeOrder = { by: 'degree', down: true }

function Nodes({ wanted }: { readonly wanted: Signal<string> }) {
  const { t, net, shown, ontology, say, view, select, set } = useApp()
  const order = useComputed(() => orderOf(view.value.settings['nodes'] ?? '', NODE_COLUMNS, NODE_ORDER))
  const rows = useComputed(() => nodeRows(net, shown.value, order.value, wanted.value.trim()))
  if (rows.value.length === 0) return <p class="notice">{t.value('tableEmpty')}</p>
  return (
    <>
      <Rows
        rows={rows.value}
        headings={NODE_COLUMNS.map((by) => ({ by, label: t.value(NODE_WORDS[by]) }))}
        order={order.value}
        onOrder={(next) => set('nodes', writtenOrder(next))}
        name="nodes"
        label={t.value('pageTable')}
        height={ROW}
      >
        {(row, place) => (
          <tr key={row.id} {...place} aria-selected={row.id === view.value.node} onClick={() => select(row.id)}>
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
      <Foot kind="nodes" records={() => rows.value.map(nodeRecord)} count={rows.value.length} />
    </>
  )
}

const CLAIM_WORDS: Readonly<Record<ClaimOrder['by'], Word>> = {
  source: 'columnSource',
  relation: 'columnRelation',
  target: 'columnTarget',
  stage: 'columnStage',
  year: 'columnYear',
  document: 'columnDocument',
}
const CLAIM_ORDER: ClaimOrder = { by: 'year', down: true }

function Claims({ wanted }: { readonly wanted: Signal<string> }) {
  const { t, net, shown, ontology, say, view, pair, locate, set } = useApp()
  const order = useComputed(() => orderOf(view.value.settings['claims'] ?? '', CLAIM_COLUMNS, CLAIM_ORDER))
  const rows = useComputed(() => claimRows(net, shown.value, order.value, wanted.value.trim()))
  const { node, other } = view.value
  const show = (row: ClaimRow): void => {
    pair(row.source.id, row.target.id)
    locate.value++
  }
  if (rows.value.length === 0) return <p class="notice">{t.value('tableEmpty')}</p>
  return (
    <>
      <Rows
        rows={rows.value}
        headings={CLAIM_COLUMNS.map((by) => ({ by, label: t.value(CLAIM_WORDS[by]) }))}
        order={order.value}
        onOrder={(next) => set('claims', writtenOrder(next))}
        name="claims"
        label={t.value('pageTable')}
        height={ROW}
      >
        {(row, place) => (
          <tr key={row.at} {...place} aria-selected={row.source.id === node && row.target.id === other} onClick={() => show(row)}>
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
      <Foot kind="claims" records={() => rows.value.map(claimRecord)} count={rows.value.length} />
    </>
  )
}

interface FootProps {
  readonly kind: string
  readonly count: number
  /** The rows as they stand in the file. */
  readonly records: () => readonly Row[]
}

function Foot({ kind, count, records }: FootProps) {
  const { t } = useApp()
  return (
    <RowsFoot count={count}>
      <button type="button" class="text-button" onClick={() => saveText(`${kind}.csv`, tableCsv(records()), 'text/csv')}>
        {t.value('downloadCsv')}
      </button>
    </RowsFoot>
  )
}
