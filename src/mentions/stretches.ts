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
