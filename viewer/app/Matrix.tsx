/** Who does what at a glance: a sign of the stage at each crossing; relation, order and width are the reader's. */
import { useComputed } from '@preact/signals'
import { COLUMN_ORDERS, crossedRelations, matrixOf, orderMatrix, ROW_ORDERS, type ColumnOrder } from '../lib/matrix.ts'
import type { Word } from '../lib/words.ts'
import { Choice } from './Choice.tsx'
import { MatrixGrid } from './MatrixGrid.tsx'
import { useApp } from './state.ts'

/** Columns at first, and on demand. */
const FEW = 40
const MANY = 200

const WORDS: Readonly<Record<ColumnOrder, Word>> = { common: 'matrixCommon', name: 'columnName', year: 'matrixYear' }

export function Matrix() {
  const { t, net, shown, ontology, say, view, set } = useApp()
  const relations = useComputed(() => crossedRelations(net, shown.value))
  const setup = useComputed(() => {
    const { relation, rows, columns, width } = view.value.settings
    return {
      relation: (relations.value.find(([name]) => name === relation) ?? relations.value[0])?.[0] ?? '',
      columns: width === 'all' ? MANY : FEW,
      order: { rows: rows ?? 'common', columns: COLUMN_ORDERS.find((order) => order === columns) ?? 'common' },
    }
  })
  const matrix = useComputed(() => matrixOf(net, shown.value, setup.value))
  const ordered = useComputed(() => orderMatrix(net, matrix.value, setup.value.order))
  const { rows, columns, shared } = ordered.value
  const { order, relation } = setup.value
  const orders = (names: readonly ColumnOrder[]): (readonly [string, string])[] => names.map((name) => [name, t.value(WORDS[name])])
  const byColumn = columns.find((column) => column.id === order.rows)
  return (
    <section class="table-page">
      <div class="table-head">
        <Choice
          label={t.value('columnRelation')}
          options={relations.value.map(([name, n]) => [name, `${say(ontology.edges.find((type) => type.name === name)?.label)} · ${n}`])}
          value={relation}
          onChange={(value) => set('relation', value)}
        />
        <Choice
          label={t.value('matrixRows')}
          options={[...orders(ROW_ORDERS), ...(byColumn ? [[byColumn.id, byColumn.name] as const] : [])]}
          value={byColumn ? byColumn.id : order.rows}
          onChange={(value) => set('rows', value)}
        />
        <Choice
          label={t.value('matrixColumns')}
          options={orders(COLUMN_ORDERS)}
          value={order.columns}
          onChange={(value) => set('columns', value)}
        />
        <p class="hint" role="status">
          {t.value('matrixHint', { rows: rows.length, columns: columns.length, shared })}
          {shared > FEW && (
            <button type="button" class="text-button" onClick={() => set('width', columns.length > FEW ? '' : 'all')}>
              {columns.length > FEW ? t.value('matrixFew', { n: FEW }) : t.value('matrixMany', { n: Math.min(shared, MANY) })}
            </button>
          )}
        </p>
      </div>
      {columns.length === 0 ? (
        <p class="notice">{t.value('matrixEmpty')}</p>
      ) : (
        <MatrixGrid matrix={ordered.value} sorted={order.rows} onSort={(id) => set('rows', order.rows === id ? '' : id)} />
      )}
    </section>
  )
}
