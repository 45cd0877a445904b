/** Who does what at a glance: a sign of the stage at each crossing, its sentences one click away. */
import { useComputed, useSignal } from '@preact/signals'
import { crossedRelations, matrixOf, type Crossing } from '../lib/matrix.ts'
import type { NodeRow } from '../lib/table.ts'
import { useApp } from './state.ts'

const ROWS = 120
const COLUMNS = 40

export function Matrix() {
  const { t, net, shown, ontology, say, select } = useApp()
  const chosen = useSignal('')
  const relations = useComputed(() => crossedRelations(net, shown.value))
  const relation = useComputed(() => (relations.value.find(([name]) => name === chosen.value) ?? relations.value[0])?.[0] ?? '')
  const matrix = useComputed(() => matrixOf(net, shown.value, { relation: relation.value, rows: ROWS, columns: COLUMNS }))
  const { rows, columns } = matrix.value
  return (
    <section class="table-page">
      <div class="table-head">
        <label class="matrix-relation">
          <span class="sr-only">{t.value('columnRelation')}</span>
          <select value={relation.value} onChange={(event) => (chosen.value = event.currentTarget.value)}>
            {relations.value.map(([name, claims]) => (
              <option key={name} value={name}>
                {say(ontology.edges.find((type) => type.name === name)?.label)} · {claims}
              </option>
            ))}
          </select>
        </label>
        <p class="hint">{t.value('matrixHint', { rows: rows.length, columns: columns.length })}</p>
      </div>
      {columns.length === 0 ? (
        <p class="notice">{t.value('matrixEmpty')}</p>
      ) : (
        <div class="table-scroll" tabIndex={0} role="region" aria-label={t.value('pageMatrix')}>
          <table class="matrix">
            <thead>
              <tr>
                <td />
                {columns.map((column) => (
                  <th key={column.id} scope="col">
                    <button type="button" lang="zh-CN" title={column.name} onClick={() => select(column.id)}>
                      {column.name}
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <button type="button" title={row.name} onClick={() => select(row.id)}>
                      {net.columns.nodes.short[row.at] || row.name}
                    </button>
                  </th>
                  {columns.map((column) => (
                    <Cell key={column.id} row={row} column={column} crossing={matrix.value.at(row, column)} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
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
