/**
 * Moves discs that overlap away from each other, a little in each round, until none do or the rounds are used up. In
 * each round they are swept from left to right, so that only those are compared that lie above one another.
 */
export interface Body {
  x: number
  y: number
  readonly radius: number
}

/** Rounds for a few hundred bodies; for many, what a build can wait for. */
const ROUNDS = 200
const MOVES = 300_000
/** Less overlap than this is not seen. */
const UNSEEN = 0.05
/** Share of an overlap that each of the two gives way by in one round. */
const YIELD = 0.5

/** Moves the bodies in place. */
export function pushApart(bodies: readonly Body[]): void {
  const rounds = Math.min(ROUNDS, Math.ceil(MOVES / Math.max(bodies.length, 1)))
  for (let round = 0; round < rounds; round++) if (!pushOnce(bodies)) return
}

/** Whether any two had to give way. */
function pushOnce(bodies: readonly Body[]): boolean {
  const order = bodies.map((body, at) => ({ body, at, left: body.x - body.radius })).toSorted((a, b) => a.left - b.left || a.at - b.at)
  let moved = false
  for (const [place, { body, left }] of order.entries()) {
    const right = left + 2 * body.radius
    for (let next = place + 1; next < order.length; next++) {
      const other = order[next]
      if (!other || other.left > right) break
      if (Math.abs(body.y - other.body.y) < body.radius + other.body.radius && separate(body, other.body)) moved = true
    }
  }
  return moved
}

/** The smaller one gives way more. */
function separate(a: Body, b: Body): boolean {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const distance = Math.hypot(dx, dy)
  const overlap = a.radius + b.radius - distance
  if (overlap <= UNSEEN) return false
  const [ux, uy] = distance > 1e-9 ? [dx / distance, dy / distance] : [1, 0]
  const share = b.radius ** 2 / (a.radius ** 2 + b.radius ** 2)
  const step = 2 * YIELD * overlap
  a.x -= ux * step * share
  a.y -= uy * step * share
  b.x += ux * step * (1 - share)
  b.y += uy * step * (1 - share)
  return true
}
