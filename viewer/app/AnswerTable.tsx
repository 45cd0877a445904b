/** The rows that answer a question: entities lead to their detail, documents to their text, stages have their sign. */
import { useComputed } from '@preact/signals'
import type { Row } from '../../src/model.ts'
import type { RowsAnswer } from '../../src/serve/answers.ts'
import { cellOf, entitiesIn, shownColumns, sortedRows } from '../lib/answers.ts'
import { toCsv } from '../lib/csv.ts'
import { orderOf, writtenOrder } from '../lib/table.ts'
import { StageTag } from './marks.tsx'
import { Rows } from './Rows.tsx'
import { saveText } from './save.ts'
import { useApp } from './state.ts'

/** A column with longer texts has sentences in it and gets room. */
const SENTENCE = 24

const ROW = 41

export function AnswerTable({ name, answer }: { readonly name: string; readonly answer: RowsAnswer }) {
  const { t, say, net, view, set } = useApp()
  const { columns, rows } = answer
  const shown = shownColumns(columns)
  const names = shown.map((column) => column.name)
  const order = useComputed(() => orderOf(view.value.settings['sort'] ?? '', names, { by: '', down: false }))
  const sorted = useComputed(() => sortedRows(net, rows, order.value))
  if (rows.length === 0) return <p class="notice">{t.value('answerNone')}</p>
  const long = new Set(names.filter((one) => rows.some((row) => String(row[one] ?? '').length > SENTENCE)))
  return (
    <div class="answer">
      <AnswerHead name={name} answer={answer} />
      <Rows
        rows={sorted.value}
        headings={shown.map((column) => ({ by: column.name, label: say(column.label) }))}
        order={order.value}
        onOrder={(next) => set('sort', writtenOrder(next))}
        name="answer"
        label={t.value('pageQuestions')}
        height={ROW}
      >
        {(row, place) => (
          <tr key={place['data-index']} {...place}>
            {names.map((column) => (
              <AnswerCell key={column} row={row} name={column} sentence={long.has(column)} />
            ))}
          </tr>
        )}
      </Rows>
    </div>
  )
}

function AnswerHead({ name, answer: { columns, rows, truncated } }: { readonly name: string; readonly answer: RowsAnswer }) {
  const { t, net, exploring } = useApp()
  const named = entitiesIn(net, columns, rows)
  const show = (): void => {
    exploring.beginFrom([...named], [], { node: '', other: '', tool: '' })
  }
  const save = (): void => {
    const fields = columns.map((column) => column.name)
    saveText(`${name}.csv`, toCsv(fields, rows), 'text/csv')
  }
  return (
    <p class="answer-head">
      <span role="status">
        {t.value('rows', { n: rows.length })}
        {truncated && ` · ${t.value('answerTruncated')}`}
      </span>
      {named.size > 0 && (
        <button type="button" class="text-button" onClick={show}>
          {t.value('showAnswer')}
        </button>
      )}
      <button type="button" class="text-button" onClick={save}>
        {t.value('downloadCsv')}
      </button>
    </p>
  )
}

function AnswerCell({ row, name, sentence }: { readonly row: Row; readonly name: string; readonly sentence: boolean }) {
  const { net, t, select, open } = useApp()
  const { text, kind, id } = cellOf(net, row, name)
  if (kind === 'stage')
    return (
      <td>
        <StageTag stage={text} />
      </td>
    )
  if (kind === 'entity' || kind === 'document')
    return (
      <td>
        <button type="button" class="text-button cell-link" onClick={() => (kind === 'entity' ? select(id) : open(id, ''))}>
          {text}
        </button>
      </td>
    )
  const value = row[name]
  if (typeof value === 'boolean') return <td>{t.value(value ? 'yes' : 'no')}</td>
  return <td class={kind === 'number' ? 'number' : sentence ? 'cell-quote' : ''}>{text}</td>
}
