/** Loads what the page needs, then draws it; says so where it can't. */
import { render } from 'preact'
import type { GraphAnswer, OntologyAnswer } from '../../src/serve/answers.ts'
import { ApiError, address, getJson } from '../lib/api.ts'
import { translator } from '../lib/words.ts'
import { App } from './App.tsx'
import { createState, StateProvider } from './state.ts'
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet has nothing to assign
import './styles/index.css'

const t = translator(navigator.language.startsWith('zh') ? 'zh' : 'en')
const root = document.querySelector('#app')
if (root) void start(root)

async function start(at: Element): Promise<void> {
  render(
    <p class="boot" role="status">
      {t('loading')}
    </p>,
    at,
  )
  try {
    const [{ ontology }, columns] = await Promise.all([
      getJson<OntologyAnswer>(address(['ontology'])),
      getJson<GraphAnswer>(address(['graph'])),
    ])
    const state = createState(ontology, columns)
    render(
      <StateProvider value={state}>
        <App />
      </StateProvider>,
      at,
    )
  } catch (error) {
    render(<Failure error={error} again={() => void start(at)} />, at)
  }
}

function Failure({ error, again }: { readonly error: unknown; readonly again: () => void }) {
  const gone = error instanceof ApiError && error.status === 0
  return (
    <div class="boot" role="alert">
      <p>{gone ? t('serverGone') : t('failed', { detail: error instanceof Error ? error.message : String(error) })}</p>
      <button type="button" class="button" onClick={again}>
        {t('retry')}
      </button>
    </div>
  )
}
