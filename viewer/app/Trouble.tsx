/** What stands in the place of an answer that is on its way or did not come. */
import type { Answer } from './use-answer.ts'
import { useApp } from './state.ts'

export function Trouble<T>({ answer, id }: { readonly answer: Answer<T>; readonly id: string }) {
  const { t } = useApp()
  if (answer.state !== 'failed')
    return (
      <p class="hint" role="status">
        {t.value('loadingPart')}
      </p>
    )
  const { status, message } = answer.error
  return (
    <p class="trouble" role="alert">
      {status === 0 ? t.value('serverGone') : status === 404 ? t.value('unknownNode', { id }) : t.value('failed', { detail: message })}
    </p>
  )
}
