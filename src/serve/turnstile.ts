/** Lets at most so many run at one time; whoever comes when it is full is told so at once rather than kept waiting. */
import { Busy } from './problems.ts'

export function turnstile(places: number): <T>(run: () => Promise<T>) => Promise<T> {
  let inside = 0
  return async (run) => {
    if (inside >= places) throw new Busy('Too many others are being answered.')
    inside++
    try {
      return await run()
    } finally {
      inside--
    }
  }
}
