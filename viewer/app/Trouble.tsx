/** What stands in the place of an answer that is on its way or did not come. */
import type { Translate } from '../lib/words.ts'
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
      {said(t.value, status, { id, message })}
    </p>
  )
}

function said(t: Translate, status: number, { id, message }: { readonly id: string; readonly message: string }): string {
  switch (status) {
    case 0:
      return t('serverGone')
    case 401:
      return t('signedOut')
    case 404:
      return t('unknownNode', { id })
    default:
      return t('failed', { detail: message })
  }
}
