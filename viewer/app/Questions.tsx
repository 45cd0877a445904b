/** Every question that can be asked, as a form made of its parameters; the answer as a table. */
import { useSignal } from '@preact/signals'
import type { Question } from '../../src/model.ts'
import type { QuestionsAnswer, RowsAnswer } from '../../src/serve/answers.ts'
import { address } from '../lib/api.ts'
import { AnswerTable } from './AnswerTable.tsx'
import { Field } from './Field.tsx'
import { Icon } from './Icon.tsx'
import { useApp } from './state.ts'
import { Trouble } from './Trouble.tsx'
import { useAnswer } from './use-answer.ts'

export function Questions() {
  const { t, view, change, say } = useApp()
  const wanted = useSignal('')
  const answer = useAnswer<QuestionsAnswer>(address(['questions']))
  if (answer.state !== 'ready') return <Trouble answer={answer} id="" />
  const { questions } = answer.value
  const typed = wanted.value.trim().toLowerCase()
  const listed = questions.filter(({ name, title, note }) =>
    [name, say(title), say(note)].some((words) => words.toLowerCase().includes(typed)),
  )
  const chosen = questions.find((question) => question.name === view.value.question)
  return (
    <section class="questions" data-chosen={chosen ? '' : undefined}>
      <nav class="question-list" aria-label={t.value('questions')}>
        <h2>{t.value('questions')}</h2>
        <input
          type="search"
          aria-label={t.value('questionFilter')}
          placeholder={t.value('questionFilter')}
          maxLength={200}
          value={wanted.value}
          onInput={(event) => (wanted.value = event.currentTarget.value)}
        />
        {listed.map((question) => (
          <button
            type="button"
            key={question.name}
            aria-current={question === chosen ? 'true' : undefined}
            onClick={() => change({ question: question.name, values: {}, settings: { ...view.value.settings, sort: '' } })}
          >
            <b>{say(question.title)}</b>
            <span>{say(question.note)}</span>
          </button>
        ))}
      </nav>
      <div class="question">
        {chosen ? (
          <>
            <button type="button" class="text-button question-back" onClick={() => change({ question: '', values: {} })}>
              <Icon name="back" />
              {t.value('questionOther')}
            </button>
            <Form key={chosen.name} question={chosen} />
          </>
        ) : (
          <div class="notice" role="status">
            <Icon name="search" />
            <p>{view.value.question === '' ? t.value('questionPick') : t.value('unknownQuestion', { name: view.value.question })}</p>
            <p class="hint">{t.value('questionHow')}</p>
          </div>
        )}
      </div>
    </section>
  )
}

function Form({ question }: { readonly question: Question }) {
  const { t, say, view, change } = useApp()
  const draft = useSignal<Readonly<Record<string, string>>>(view.value.values)
  const required = question.parameters.filter((parameter) => parameter.default === undefined)
  const complete = required.every((parameter) => (view.value.values[parameter.name] ?? '') !== '')
  const answer = useAnswer<RowsAnswer>(complete ? address(['questions', question.name], view.value.values) : undefined)
  const set = (name: string, value: string): void => {
    const { [name]: _old, ...others } = draft.value
    draft.value = value === '' ? others : { ...others, [name]: value }
  }
  return (
    <>
      <h2 class="panel-title">{say(question.title)}</h2>
      <p class="lead">{say(question.note)}</p>
      <form
        class="question-form"
        onSubmit={(event) => {
          event.preventDefault()
          change({ values: draft.value })
        }}
      >
        {question.parameters.map((parameter) => (
          <Field
            key={parameter.name}
            parameter={parameter}
            value={draft.value[parameter.name] ?? ''}
            onChange={(value) => set(parameter.name, value)}
          />
        ))}
        <button type="submit" class="button primary" disabled={required.some((parameter) => (draft.value[parameter.name] ?? '') === '')}>
          {t.value('ask')}
        </button>
      </form>
      {answer.state === 'loading' && <p class="hint">{t.value('asking')}</p>}
      {answer.state === 'failed' && <Trouble answer={answer} id={question.name} />}
      {answer.state === 'ready' && <AnswerTable name={question.name} answer={answer.value} />}
      <details class="query-text">
        <summary>{t.value('questionCypher')}</summary>
        <pre>{question.text}</pre>
      </details>
    </>
  )
}
