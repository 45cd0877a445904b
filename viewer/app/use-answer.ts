/** An answer of the server as a component sees it: on its way, here, or failed. The last ones are kept for going back. */
import { useEffect, useState } from 'preact/hooks'
import { ApiError, getJson } from '../lib/api.ts'
import { gone, lost, returns, tryAgain } from './connection.ts'

export type Answer<T> =
  | { readonly state: 'none' }
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly error: ApiError }

const KEPT = 60
const kept = new Map<string, unknown>()

/**
 * @param url nothing to ask where undefined
 * @param load how the answer is fetched, where that takes more than asking for this address
 */
export function useAnswer<T>(url: string | undefined, load?: (signal: AbortSignal) => Promise<T>): Answer<T> {
  const [answer, setAnswer] = useState<{ readonly url: string | undefined; readonly now: Answer<T> }>({
    url: undefined,
    now: { state: 'none' },
  })
  // What failed because the server was gone is fetched again when it is back.
  const again = answer.now.state === 'failed' ? returns.value : 0
  useEffect(() => {
    if (url === undefined) return undefined
    const abort = new AbortController()
    const follow = async (): Promise<void> => {
      const now = await ask<T>(url, abort.signal, load)
      if (abort.signal.aborted) return
      setAnswer({ url, now })
      if (now.state === 'failed' && now.error.status === 0) lost()
      else if (gone.peek()) void tryAgain()
    }
    void follow()
    return () => abort.abort()
    // `load` is made anew by every drawing; the address says what it fetches.
  }, [url, again])
  if (url === undefined) return { state: 'none' }
  return answer.url === url ? answer.now : { state: 'loading' }
}

async function ask<T>(url: string, signal: AbortSignal, load: ((signal: AbortSignal) => Promise<T>) | undefined): Promise<Answer<T>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an address has answers of one type
  if (kept.has(url)) return { state: 'ready', value: kept.get(url) as T }
  try {
    const value = await (load ? load(signal) : getJson<T>(url, signal))
    kept.set(url, value)
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return { state: 'ready', value }
  } catch (error) {
    return { state: 'failed', error: error instanceof ApiError ? error : new ApiError(0, String(error)) }
  }
}
