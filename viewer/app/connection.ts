/** Whether the server answers. Once it does not, it is asked again until it does; what failed meanwhile is then fetched. */
import { signal } from '@preact/signals'
import { address, getJson } from '../lib/api.ts'

/** Between two attempts, in milliseconds. */
const PAUSE = 2000

export const gone = signal(false)
/** Counts up each time the server is back. */
export const returns = signal(0)

let waiting: ReturnType<typeof setTimeout> | undefined

/** Told by whoever got no answer. */
export function lost(): void {
  gone.value = true
  waiting ??= setTimeout(() => void tryAgain(), PAUSE)
}

export async function tryAgain(): Promise<void> {
  clearTimeout(waiting)
  waiting = undefined
  try {
    await getJson(address(['ontology']))
    gone.value = false
    returns.value++
  } catch {
    lost()
  }
}
