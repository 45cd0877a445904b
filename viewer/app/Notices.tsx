/** What hinders the whole page, and what to do about it: no server, no picture, nothing in the graph. */
import { useApp } from './state.ts'
import { gone, tryAgain } from './connection.ts'

export function Notices() {
  const { t, view, webgl } = useApp()
  return (
    <>
      {gone.value && (
        <p class="notice notice-top" role="alert">
          {t.value('serverGone')} {t.value('serverAwaited')}{' '}
          <button type="button" class="text-button" onClick={() => void tryAgain()}>
            {t.value('retry')}
          </button>
        </p>
      )}
      {view.value.page === 'graph' && !webgl.value && (
        <p class="notice notice-top" role="status">
          {t.value('noWebgl')}{' '}
          <button type="button" class="text-button" onClick={() => (webgl.value = true)}>
            {t.value('drawAgain')}
          </button>
        </p>
      )}
    </>
  )
}

export function EmptyGraph() {
  const { t } = useApp()
  return (
    <div class="notice">
      <p>{t.value('emptyGraph')}</p>
      <pre>reformgraph build reports/ --graph graph{'\n'}reformgraph serve --graph graph</pre>
    </div>
  )
}

/** The filters let nothing through. */
export function NothingShown() {
  const { t, filter, home } = useApp()
  return (
    <div class="canvas-empty" role="status">
      <p>{t.value('canvasEmpty')}</p>
      <button type="button" class="button" onClick={() => filter(home.filters)}>
        {t.value('reset')}
      </button>
    </div>
  )
}
