/** Where the lines and names of a chart of curves stand. */
import { scaleLinear } from 'd3-scale'
import { curveStepAfter, line } from 'd3-shape'
import type { Spread } from './spread.ts'

export interface Frame {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

export interface DrawnCurve {
  /** None for all together. */
  readonly band: string | undefined
  readonly path: string
  /** The last value, and where its name stands. */
  readonly total: number
  readonly labelY: number
}

export interface DrawnDot {
  readonly id: string
  readonly name: string
  readonly year: number
  readonly stage: string
  readonly x: number
  readonly y: number
}

export interface Chart {
  readonly curves: readonly DrawnCurve[]
  readonly dots: readonly DrawnDot[]
  /** Radius of a dot, and the height that all of them take. */
  readonly dot: number
  readonly dotsHeight: number
  readonly years: readonly { readonly year: number; readonly x: number }[]
  readonly counts: readonly { readonly count: number; readonly y: number }[]
}

/** Names closer than this would run into each other. */
const LABEL = 15
const YEAR = 44
const LARGEST = 5

/** The curves above, a dot for every end below, in the year of its first claim; the dots take at most so much height. */
export function chartOf({ years, totals, bands, uptakes }: Spread, frame: Frame, highest: number): Chart {
  const first = years[0] ?? 0
  // A year lasts until the next begins: the last one needs room too.
  const x = scaleLinear([first, first + years.length], [frame.left, frame.width - frame.right])
  const bottom = frame.height - frame.bottom
  const y = scaleLinear([0, Math.max(1, totals.at(-1) ?? 1)], [bottom, frame.top]).nice(5)
  const step = line<number>()
    .x((_, at) => x(first + at))
    .y((value) => y(value))
    .curve(curveStepAfter)
  const drawn = (band: string | undefined, soFar: readonly number[]): DrawnCurve => {
    const last = soFar.at(-1) ?? 0
    return { band, path: step([...soFar, last]) ?? '', total: last, labelY: y(last) }
  }
  const several = bands.length > 1 ? bands : []
  const perYear = years.map((year) => uptakes.filter((one) => one.first?.year === year))
  const most = Math.max(1, ...perYear.map((some) => some.length))
  const width = x(first + 1) - x(first)
  const across = Math.max(1, Math.floor(width / (2 * LARGEST + 2)))
  const rows = Math.ceil(most / across)
  const dot = Math.max(0.6, Math.min(LARGEST, highest / rows / 2 - 1))
  const dotsHeight = Math.min(highest, rows * 2 * (dot + 1) + 6)
  const dots = perYear.flatMap((some, at) =>
    some.map(({ end, first: taken }, place): DrawnDot => ({
      id: end.id,
      name: end.name,
      year: first + at,
      stage: taken?.stage ?? '',
      x: x(first + at) + (place % across) * (2 * LARGEST + 2) + LARGEST + 1,
      y: frame.height + dotsHeight - (Math.floor(place / across) * 2 + 1) * (dot + 1),
    })),
  )
  const every = Math.max(1, Math.ceil(YEAR / width))
  return {
    curves: apart([drawn(undefined, totals), ...several.map((curve) => drawn(curve.band, curve.totals))]),
    dots,
    dot,
    dotsHeight,
    years: years.filter((_, at) => at % every === 0).map((year) => ({ year, x: x(year) })),
    counts: y
      .ticks(5)
      .filter(Number.isInteger)
      .map((count) => ({ count, y: y(count) })),
  }
}

/** Moves names down until none stands on another. */
function apart(curves: readonly DrawnCurve[]): DrawnCurve[] {
  let free = Number.NEGATIVE_INFINITY
  return curves
    .toSorted((a, b) => a.labelY - b.labelY)
    .map((curve) => {
      const labelY = Math.max(curve.labelY, free)
      free = labelY + LABEL
      return { ...curve, labelY }
    })
}
