/** Years as bars: a first and a last one to choose, or all up to one year; a bar that is clicked is that year alone. */
import { useSignal } from '@preact/signals'
import { FilterTitle } from './FilterRows.tsx'
import { useApp } from './state.ts'

export function Years() {
  const { t, shown, net, view, filter } = useApp()
  const all = [...new Set(net.columns.edges.year)].filter((year) => year > 0).toSorted((a, b) => a - b)
  const first = all[0] ?? 0
  const last = all.at(-1) ?? 0
  const span = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  const { from, to } = view.value.filters
  const counts = shown.value.counts.years
  const most = Math.max(1, ...span.map((year) => counts.get(year) ?? 0))
  const upTo = useSignal(from === undefined && to !== undefined)
  const setMode = (asOf: boolean): void => {
    upTo.value = asOf
    filter(asOf ? { from: undefined, to: to ?? last } : { from: undefined, to: undefined })
  }
  const inside = (year: number): boolean => year >= (from ?? year) && year <= (to ?? year)
  const pick = (year: number): void => filter(from === year && to === year ? { from: undefined, to: undefined } : { from: year, to: year })
  return (
    <fieldset class="choice years">
      <FilterTitle
        title={t.value('filterYears')}
        onClear={from === undefined && to === undefined ? undefined : () => filter({ from: undefined, to: undefined })}
      />
      <div class="segments" role="group" aria-label={t.value('filterYears')}>
        <button type="button" aria-pressed={!upTo.value} onClick={() => setMode(false)}>
          {t.value('yearsRange')}
        </button>
        <button type="button" aria-pressed={upTo.value} onClick={() => setMode(true)}>
          {t.value('yearsAsOf')}
        </button>
      </div>
      <div class="year-bars">
        {span.map((year) => {
          const n = counts.get(year) ?? 0
          const words = t.value('yearBar', { year, n })
          return (
            <button
              type="button"
              key={year}
              class="year-bar"
              data-off={inside(year) ? undefined : ''}
              disabled={n === 0}
              aria-label={words}
              title={words}
              onClick={() => pick(year)}
            >
              <span style={{ '--share': Math.sqrt(n / most) }} />
            </button>
          )
        })}
      </div>
      {upTo.value ? (
        <label class="year-as-of">
          <span>{t.value('yearAsOf', { year: to ?? last })}</span>
          <input
            type="range"
            aria-label={t.value('yearsAsOf')}
            min={first}
            max={last}
            value={to ?? last}
            onInput={(event) => filter({ from: undefined, to: Number(event.currentTarget.value) })}
          />
        </label>
      ) : (
        <div class="year-ends">
          <YearSelect label={t.value('yearFrom')} years={all} value={from} onChange={(year) => filter({ from: year })} />
          <span aria-hidden="true">–</span>
          <YearSelect label={t.value('yearTo')} years={all} value={to} onChange={(year) => filter({ to: year })} />
        </div>
      )}
    </fieldset>
  )
}

interface SelectProps {
  readonly label: string
  readonly years: readonly number[]
  readonly value: number | undefined
  readonly onChange: (year: number | undefined) => void
}

function YearSelect({ label, years, value, onChange }: SelectProps) {
  const { t } = useApp()
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value))}
    >
      <option value="">{t.value('yearAny')}</option>
      {years.map((year) => (
        <option key={year} value={year}>
          {year}
        </option>
      ))}
    </select>
  )
}
