/** Which row a key leads to. */

const PAGE = 10

/** @param from the row that has the focus, -1 for none; @returns nothing for a key that leads nowhere */
export function rowAfter(key: string, from: number, count: number): number | undefined {
  if (count === 0) return undefined
  const place = placeAfter(key, from, count)
  return place === undefined ? undefined : Math.min(count - 1, Math.max(0, place))
}

function placeAfter(key: string, from: number, count: number): number | undefined {
  if (key === 'ArrowDown') return from + 1
  if (key === 'ArrowUp') return from < 0 ? undefined : from - 1
  if (key === 'PageDown') return from + PAGE
  if (key === 'PageUp') return from - PAGE
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}
