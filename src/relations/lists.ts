/** Lists of mentions (A、B和C) and mentions inside longer ones, as every rule about subjects asks for them. */
import { lastAtOrBefore } from '../spans.ts'
import type { Placed, Scene } from './scene.ts'

/** What joins the items of a list. */
const JOINS = /^(?:、|和|与|及|以及)$/

/** Where a name begins, larger places right before it counted in. */
export function headOf({ placed }: Scene, one: Placed): number {
  let { start } = one
  const nearest = lastAtOrBefore(placed, start - 1)
  for (const larger of placed.slice(Math.max(0, nearest - 3), nearest + 1).toReversed())
    if (larger.end === start && larger.type === one.type) ({ start } = larger)
  return start
}

/** So many names may stand in one (省市县镇村), and each may be known by two types. */
const NESTED = 6

/** Whether a mention is only the head of a longer name of its kind: 老河口市 in 老河口市张集镇, 北京 before 海淀区. */
export function isHeadOfName({ placed }: Scene, one: Placed, types: ReadonlySet<string>): boolean {
  const index = lastAtOrBefore(placed, one.start)
  return placed
    .slice(Math.max(0, index - NESTED), index + NESTED + 1)
    .some(
      (other) =>
        other.entity !== one.entity &&
        types.has(other.type) &&
        ((other.start === one.start && other.end > one.end) || other.start === one.end),
    )
}

/** The mentions of some types that end at an offset or stand in a list that does; the last item last. */
export function listEndingAt(scene: Scene, end: number, types: ReadonlySet<string>): Placed[] {
  const items: Placed[] = []
  for (let at = end; ;) {
    const one = widestEndingAt(scene, at, types)
    if (!one) break
    items.unshift(one)
    const from = headOf(scene, one)
    const join = [2, 1].find((length) => JOINS.test(scene.doc.text.slice(from - length, from)))
    if (join === undefined) break
    at = from - join
  }
  return items
}

function widestEndingAt({ placed }: Scene, end: number, types: ReadonlySet<string>): Placed | undefined {
  const nearest = lastAtOrBefore(placed, end)
  let widest: Placed | undefined
  for (let at = nearest; at >= Math.max(0, nearest - 6); at--) {
    const one = placed[at]
    if (one && one.end === end && types.has(one.type) && (!widest || one.start < widest.start)) widest = one
  }
  return widest
}

/** The mentions of a scene at most so many characters before (below 0) or behind a mention. */
export function near({ placed }: Scene, one: Placed, reach: number): readonly Placed[] {
  const index = lastAtOrBefore(placed, one.start)
  if (reach < 0) return placed.slice(Math.max(0, index - 4), index).filter(({ end }) => end <= one.start && one.start - end <= -reach)
  return placed.slice(index + 1, index + 6).filter(({ start }) => start >= one.end && start - one.end <= reach)
}
