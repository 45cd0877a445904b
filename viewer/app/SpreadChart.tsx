/** Curves of how many so far, in all and by band, and below them a dot for every end in the year in which it began. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { chartOf, type Chart, type Frame } from '../lib/chart.ts'
import type { Spread } from '../lib/spread.ts'
import { useApp } from './state.ts'

const HEIGHT = 240
const LEAST_WIDTH = 240
const DOTS = 96
const YEARS = 24
/** More bands than colours: the smallest ones share the last. */
const COLOURS = 6

interface ChartProps {
  readonly spread: Spread
  readonly bandWord: (band: string) => string
}

export function SpreadChart({ spread, bandWord }: ChartProps) {
  const { t } = useApp()
  const holder = useRef<HTMLDivElement>(null)
  const width = useWidth(holder)
  const right = width < 480 ? 84 : 120
  const frame: Frame = { width, height: HEIGHT, top: 16, right, bottom: 8, left: 34 }
  const chart = chartOf(spread, frame, DOTS)
  const height = HEIGHT + chart.dotsHeight + YEARS
  const [first] = spread.years
  const words = t.value('spreadWords', { from: first ?? 0, to: spread.years.at(-1) ?? 0, n: spread.totals.at(-1) ?? 0 })
  return (
    <div ref={holder} class="spread-chart">
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words}>
        <Axes chart={chart} frame={frame} />
        <Curves chart={chart} left={frame.width - frame.right + 6} spread={spread} bandWord={bandWord} />
        <Dots chart={chart} />
      </svg>
      <CurveTable spread={spread} bandWord={bandWord} />
    </div>
  )
}

function Axes({ chart: { counts, years, dotsHeight }, frame }: { readonly chart: Chart; readonly frame: Frame }) {
  const ground = frame.height + dotsHeight
  return (
    <g class="axes">
      {counts.map(({ count, y }) => (
        <g key={count}>
          <line x1={frame.left} x2={frame.width - frame.right} y1={y} y2={y} />
          <text x={frame.left - 6} y={y + 4} text-anchor="end">
            {count}
          </text>
        </g>
      ))}
      {years.map(({ year, x }) => (
        <text key={year} x={x} y={ground + 18}>
          {year}
        </text>
      ))}
      <line class="axis" x1={frame.left} x2={frame.width - frame.right} y1={ground} y2={ground} />
    </g>
  )
}

function Curves({ chart, left, spread, bandWord }: ChartProps & { readonly chart: Chart; readonly left: number }) {
  const { t } = useApp()
  const bands = spread.bands.map((curve) => curve.band)
  const colour = (band: string | undefined): string =>
    band === undefined ? 'var(--ink)' : `var(--band-${Math.min(COLOURS, bands.indexOf(band) + 1)})`
  return (
    <g class="curves">
      {chart.curves.map(({ band, path, total, labelY }) => (
        <g key={band ?? '\t'} style={{ '--c': colour(band) }} data-all={band === undefined ? '' : undefined}>
          <path d={path} />
          <text x={left} y={labelY + 4}>
            {band === undefined ? t.value('all') : bandWord(band)} {total}
          </text>
        </g>
      ))}
    </g>
  )
}

function Dots({ chart }: { readonly chart: Chart }) {
  const { palette, select } = useApp()
  return (
    <g class="dots">
      {chart.dots.map(({ id, name, year, stage, x, y }) => (
        <circle key={id} cx={x} cy={y} r={chart.dot} fill={palette.value.stages.get(stage) ?? 'var(--faint)'} onClick={() => select(id)}>
          <title>{`${year} ${name}`}</title>
        </circle>
      ))}
    </g>
  )
}

/** The same numbers for those who do not see the curves. */
function CurveTable({ spread: { years, totals, bands }, bandWord }: ChartProps) {
  const { t } = useApp()
  return (
    <table class="sr-only">
      <thead>
        <tr>
          <th scope="col">{t.value('columnYear')}</th>
          <th scope="col">{t.value('all')}</th>
          {bands.map(({ band }) => (
            <th key={band} scope="col">
              {bandWord(band)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {years.map((year, at) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            <td>{totals[at]}</td>
            {bands.map((curve) => (
              <td key={curve.band}>{curve.totals[at]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The room that a chart has. It begins with the least, so that nothing is wider than the window even for a moment, and is measured before it is painted. */
function useWidth(holder: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(LEAST_WIDTH)
  useLayoutEffect(() => {
    const at = holder.current
    if (!at) return undefined
    const measure = (): void => setWidth(Math.max(LEAST_WIDTH, at.clientWidth))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(at)
    return () => observer.disconnect()
  }, [holder])
  return width
}
