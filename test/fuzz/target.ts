/** What is fuzzed: a generator of inputs, and what must hold for each of them. */
import * as fc from 'fast-check'
import { watched } from './watchdog.ts'

export interface Target {
  readonly name: string
  /** Its part of all inputs. */
  readonly share: number
  /** Tries as many inputs as asked for; throws with the smallest one that fails. */
  run(count: number, seed: number): Promise<void>
}

interface Prepared<T> {
  readonly inputs: fc.Arbitrary<T>
  /** Throws where something that must hold does not. */
  readonly check: (input: T) => void | Promise<void>
}

/** @param prepare reads what real inputs are made from */
export function target<T>(name: string, share: number, prepare: () => Prepared<T> | Promise<Prepared<T>>): Target {
  return {
    name,
    share,
    async run(count, seed) {
      const { inputs, check } = await prepare()
      const watch = watched(name, seed)
      try {
        const property = fc.asyncProperty(inputs, async (input) => {
          watch.next()
          await check(input)
        })
        await fc.assert(property, { seed, numRuns: count })
      } finally {
        await watch.stop()
      }
    },
  }
}

/** Fails with a message that shows both sides. */
export function mustBe(what: string, found: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)]
  if (a !== b) throw new Error(`${what}: ${a} is not ${b}`)
}

/** Runs what may refuse its input with errors of these classes; any other error is a fault. Nothing is given where it was refused. */
export async function orRefused<T>(
  classes: readonly (new (...given: never[]) => Error)[],
  work: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (classes.some((one) => error instanceof one)) return undefined
    throw error
  }
}
