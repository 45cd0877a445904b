/**
 * Pieces of text on a page → lines in reading order, each with the margins it runs between. Two columns stand side by side where long pieces end
 * left of a gutter, others begin right of it, and hardly any cross it; what crosses (a heading over both) parts the page into stretches that are
 * read left column first, whichever way the file has them.
 */

export interface Line {
  text: string
  x: number
  y: number
  right: number
  /** Height of the type. */
  size: number
}

export interface Margin {
  readonly left: number
  readonly right: number
}

export interface PlacedLine {
  readonly line: Line
  readonly margin: Margin
}

/** A piece is long from so many characters on: cells of tables and page numbers are not. */
const LONG = 8
/** So many long pieces make a column. */
const LEAST = 3
/** What may cross a gutter beside its columns, as a share of the right one. */
const CROSSING = 0.1
/** Between cells of a table row: kept, where plain spaces between Chinese characters are not. */
const CELL_SPACE = '\u3000'

export function inColumns(pieces: readonly Line[]): PlacedLine[] {
  const whole = marginOf(pieces)
  if (!whole) return []
  const columns = columnsOf(pieces)
  if (!columns) return rejoined(pieces).map((line) => ({ line, margin: whole }))
  const { gutter, low, high } = columns
  const isLeft = ({ y, right }: Line): boolean => right <= gutter && y >= low && y <= high
  const isRight = ({ x, y }: Line): boolean => x >= gutter && y >= low && y <= high
  const sides = [isLeft, isRight].map((isIn) => ({ isIn, margin: marginOf(pieces.filter(isIn)) ?? whole }))
  return stretchesOf(pieces, (piece) => isLeft(piece) || isRight(piece)).flatMap(({ inside, lines }) =>
    inside
      ? sides.flatMap(({ isIn, margin }) => rejoined(lines.filter(isIn)).map((line) => ({ line, margin })))
      : rejoined(lines).map((line) => ({ line, margin: whole })),
  )
}

interface Columns {
  /** Between the two. */
  readonly gutter: number
  readonly low: number
  readonly high: number
}

/** Pieces that follow one another, inside the columns or outside. */
function stretchesOf(pieces: readonly Line[], isInside: (piece: Line) => boolean): { readonly inside: boolean; readonly lines: Line[] }[] {
  const stretches: { inside: boolean; lines: Line[] }[] = []
  for (const piece of pieces) {
    const [last, inside] = [stretches.at(-1), isInside(piece)]
    if (last?.inside === inside) last.lines.push(piece)
    else stretches.push({ inside, lines: [piece] })
  }
  return stretches
}

function columnsOf(pieces: readonly Line[]): Columns | undefined {
  const long = pieces.filter(({ x, right, size }) => right - x >= size * LONG)
  let best: (Columns & { readonly lines: number }) | undefined
  for (const end of new Set(long.map(({ right }) => Math.ceil(right)))) {
    const left = long.filter(({ right }) => right <= end)
    const right = long.filter(({ x }) => x >= end)
    const lines = Math.min(left.length, right.length)
    if (lines < LEAST || lines <= (best?.lines ?? 0) || !areSideBySide(left, right)) continue
    const begin = Math.min(...right.map(({ x }) => x))
    const gutter = (Math.max(...left.map((line) => line.right)) + begin) / 2
    const [low, high] = rangeOf(right)
    const crossing = pieces.filter(({ x, y, right: r }) => x < gutter && r > gutter && y >= low && y <= high)
    if (crossing.length <= right.length * CROSSING) best = { gutter, lines, low: lowestOf(left, low), high }
  }
  return best
}

/** How far down the left column goes on, line by line, where the right one has ended. */
function lowestOf(left: readonly Line[], from: number): number {
  let low = from
  for (const { y, size } of left.toSorted((a, b) => b.y - a.y)) if (y < low && low - y <= size * 2.5) low = y
  return low
}

/** Whether two columns share at least half of the height of the lower one. */
function areSideBySide(left: readonly Line[], right: readonly Line[]): boolean {
  const [[low, high], [lowRight, highRight]] = [rangeOf(left), rangeOf(right)]
  const shared = Math.min(high, highRight) - Math.max(low, lowRight)
  return shared >= Math.min(high - low, highRight - lowRight) / 2
}

function rangeOf(lines: readonly Line[]): [number, number] {
  const heights = lines.map(({ y }) => y)
  return [Math.min(...heights), Math.max(...heights)]
}

function marginOf(lines: readonly Line[]): Margin | undefined {
  if (lines.length === 0) return undefined
  return { left: Math.min(...lines.map(({ x }) => x)), right: Math.max(...lines.map(({ right }) => right)) }
}

/** Puts pieces together that stand one after the other at the same height. */
function rejoined(pieces: readonly Line[]): Line[] {
  const lines: Line[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last && Math.abs(last.y - piece.y) <= Math.max(last.size, piece.size) * 0.5 && piece.x >= last.right)
      lines[lines.length - 1] = { ...last, text: `${last.text.trimEnd()}${CELL_SPACE}${piece.text.trimStart()}`, right: piece.right }
    else lines.push(piece)
  }
  return lines
}
