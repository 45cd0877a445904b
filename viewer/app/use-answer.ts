/** An answer of the server as a component sees it: on its way, here, or failed. The last ones are kept for going back. */
import { useEffect, useState } from 'preact/hooks'
import { ApiError, getJson } from '../lib/api.ts'

export type Answer<T> =
  | { readonly state: 'none' }
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly error: ApiError }

const KEPT = 60
const kept = new Map<string, unknown>()

/** @param url nothing to ask where undefined */
export function useAnswer<T>(url: string | undefined): Answer<T> {
  const [answer, setAnswer] = useState<{ readonly url: string | undefined; readonly now: Answer<T> }>({
    url: undefined,
    now: { state: 'none' },
  })
  useEffect(() => {
    if (url === undefined) return undefined
    const abort = new AbortController()
    const follow = async (): Promise<void> => {
      const now = await ask<T>(url, abort.signal)
      if (!abort.signal.aborted) setAnswer({ url, now })
    }
    void follow()
    return () => abort.abort()
  }, [url])
  if (url === undefined) return { state: 'none' }
  return answer.url === url ? answer.now : { state: 'loading' }
}

async function ask<T>(url: string, signal: AbortSignal): Promise<Answer<T>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an address has answers of one type
  if (kept.has(url)) return { state: 'ready', value: kept.get(url) as T }
  try {
    const value = await getJson<T>(url, signal)
    kept.set(url, value)
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return { state: 'ready', value }
  } catch (error) {
    return { state: 'failed', error: error instanceof ApiError ? error : new ApiError(0, String(error)) }
  }
}
