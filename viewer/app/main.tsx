/** Loads what the page needs, then draws it; says so where it can't. */
import { render } from 'preact'
import type { GraphAnswer, OntologyAnswer } from '../../src/serve/answers.ts'
import { answerFrom, ApiError, address, getJson, handInToken } from '../lib/api.ts'
import { offlineAnswers } from '../lib/offline.ts'
import { DATA, type Snapshot } from '../lib/snapshot.ts'
import { translator } from '../lib/words.ts'
import { App } from './App.tsx'
import { SignIn } from './SignIn.tsx'
import { createState, StateProvider } from './state.ts'
import { createAppearance } from './theme.ts'
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet has nothing to assign
import './styles/index.css'

const t = translator((new URLSearchParams(location.search).get('l') ?? navigator.language).startsWith('zh') ? 'zh' : 'en')
const appearance = createAppearance()
const root = document.querySelector('#app')
if (root) void start(root)

async function start(at: Element): Promise<void> {
  render(
    <p class="boot" role="status">
      {t('loading')}
    </p>,
    at,
  )
  let refused = false
  const kept = readSnapshot()
  if (kept) answerFrom(offlineAnswers(kept))
  try {
    refused = !kept && (await tokenRefused())
    const [{ ontology }, columns] = await Promise.all([
      getJson<OntologyAnswer>(address(['ontology'])),
      getJson<GraphAnswer>(address(['graph'])),
    ])
    const state = createState({ ontology, columns, appearance, query: kept?.query })
    render(
      <StateProvider value={state}>
        <App />
      </StateProvider>,
      at,
    )
    whenIdle(state.loadNames)
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) render(<SignIn t={t} refused={refused} done={() => void start(at)} />, at)
    else render(<Failure error={error} again={() => void start(at)} />, at)
  }
}

/** The data that a page which was taken away carries with it. */
function readSnapshot(): Snapshot | undefined {
  const data = document.querySelector(`#${DATA}`)?.textContent
  if (!data) return undefined
  const snapshot: Snapshot = JSON.parse(data)
  return snapshot
}

/** Hands in a token that came with the address, and takes it out of there: addresses are copied and kept. Says whether it was a wrong one. */
async function tokenRefused(): Promise<boolean> {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (token === null) return false
  history.replaceState(null, '', `${location.pathname}${location.search}`)
  try {
    await handInToken(token)
    return false
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return true
    throw error
  }
}

/** Safari has no requestIdleCallback. */
const whenIdle = (work: () => void): unknown =>
  'requestIdleCallback' in globalThis ? requestIdleCallback(work, { timeout: 3000 }) : setTimeout(work, 300)

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
