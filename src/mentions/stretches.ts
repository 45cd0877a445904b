/** Stretches of places in a text, as one flat list: first, last, first, last …, in order and apart. */

/** Adds a stretch that begins and ends nowhere before the last one does. */
export function addStretch(stretches: number[], first: number, last: number): void {
  if (stretches.length > 0 && first <= (stretches.at(-1) ?? 0) + 1) stretches[stretches.length - 1] = last
  else stretches.push(first, last)
}

/** What two lists have in common. */
export function inBoth(some: readonly number[], others: readonly number[]): number[] {
  const both: number[] = []
  for (let i = 0, j = 0; i < some.length && j < others.length;) {
    const [a = 0, b = 0] = [some[i + 1], others[j + 1]]
    const first = Math.max(some[i] ?? 0, others[j] ?? 0)
    if (first <= Math.min(a, b)) both.push(first, Math.min(a, b))
    if (a < b) i += 2
    else j += 2
  }
  return both
}

/** What lies in either of two lists. */
export function inEither(some: readonly number[], others: readonly number[]): readonly number[] {
  if (some.length === 0 || others.length === 0) return some.length === 0 ? others : some
  const either: number[] = []
  for (let i = 0, j = 0; i < some.length || j < others.length;) {
    const [a = Infinity, b = Infinity] = [some[i], others[j]]
    const last = a <= b ? some[i + 1] : others[j + 1]
    addStretch(either, Math.min(a, b), Math.max(last ?? 0, either.at(-1) ?? 0))
    if (a <= b) i += 2
    else j += 2
  }
  return either
}
