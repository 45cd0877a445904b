/** The rows that answer a question: entities lead to their detail, documents to their text, stages have their sign. */
import type { Row } from '../../src/model.ts'
import type { RowsAnswer } from '../../src/serve/answers.ts'
import { cellOf, entitiesIn, shownColumns } from '../lib/answers.ts'
import { toCsv } from '../lib/csv.ts'
import { StageTag } from './marks.tsx'
import { saveText } from './save.ts'
import { useApp } from './state.ts'

/** A column with longer texts has sentences in it and gets room. */
const SENTENCE = 24

/** More rows than this are in the download only. */
const LISTED = 300

export function AnswerTable({ name, answer }: { readonly name: string; readonly answer: RowsAnswer }) {
  const { t, say, net, lit, change, locate } = useApp()
  const { columns, rows } = answer
  if (rows.length === 0) return <p class="notice">{t.value('answerNone')}</p>
  const shown = shownColumns(columns)
  const long = new Set(shown.map((column) => column.name).filter((one) => rows.some((row) => String(row[one] ?? '').length > SENTENCE)))
  const show = (): void => {
    lit.value = entitiesIn(net, columns, rows)
    change({ page: 'graph', node: '', other: '', tool: '' })
    locate.value++
  }
  return (
    <div class="answer">
      <p class="answer-head">
        <span role="status">{t.value('rows', { n: rows.length })}</span>
        <button type="button" class="text-button" onClick={show}>
          {t.value('showAnswer')}
        </button>
        <button
          type="button"
          class="text-button"
          onClick={() =>
            saveText(
              `${name}.csv`,
              toCsv(
                columns.map((column) => column.name),
                rows,
              ),
              'text/csv',
            )
          }
        >
          {t.value('downloadCsv')}
        </button>
      </p>
      <div class="answer-scroll" tabIndex={0} role="region" aria-label={t.value('pageQuestions')}>
        <table>
          <thead>
            <tr>
              {shown.map((column) => (
                <th key={column.name} scope="col">
                  {say(column.label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, LISTED).map((row, at) => (
              <tr key={at}>
                {shown.map((column) => (
                  <AnswerCell key={column.name} row={row} name={column.name} sentence={long.has(column.name)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > LISTED && <p class="hint">{t.value('answerMore', { n: LISTED })}</p>}
    </div>
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
