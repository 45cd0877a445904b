/**
 * One graph after the other at one address. A request is answered whole by the graph that was there when it came; the graph before is
 * let go of when its last answer is given.
 */

export interface Generation {
  readonly fetch: (request: Request) => Response | Promise<Response>
  /** Called once, when nothing is asked of it any more. */
  readonly close: () => Promise<void>
}

export interface Generations {
  readonly fetch: (request: Request) => Promise<Response>
  /** From now on requests go to another one. */
  readonly replace: (next: Generation) => void
  /** Ends with the last answer. */
  readonly close: () => Promise<void>
}

export function generations(first: Generation): Generations {
  let current = guarded(first)
  const leaving = new Set<Promise<void>>()
  return {
    fetch: (request) => current.fetch(request),
    replace(next) {
      const left = current.leave().finally(() => leaving.delete(left))
      leaving.add(left)
      current = guarded(next)
    },
    close: async () => {
      await Promise.all([current.leave(), ...leaving])
    },
  }
}

function guarded(generation: Generation) {
  let answering = 0
  let empty: (() => void) | undefined
  return {
    async fetch(request: Request): Promise<Response> {
      answering++
      try {
        return await generation.fetch(request)
      } finally {
        if (--answering === 0) empty?.()
      }
    },
    async leave(): Promise<void> {
      if (answering > 0) await new Promise<void>((done) => (empty = done))
      await generation.close()
    },
  }
}
