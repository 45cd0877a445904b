/** A relation over the years: a block for each other end in the year it is first told of, in the colour of its stage. */
import type { Neighbour } from '../../src/serve/answers.ts'
import { yearColumns } from '../lib/years.ts'
import { useApp } from './state.ts'

/** More blocks than this in one year are drawn thinner instead of higher. */
const TALL = 12

export function YearStrip({ ends }: { readonly ends: readonly Neighbour[] }) {
  const { t, palette, select } = useApp()
  const columns = yearColumns(ends)
  if (columns.length === 0) return null
  const most = Math.max(...columns.map((column) => column.firsts.length))
  const height = most > TALL ? Math.max(2, (TALL * 6) / most) : 6
  return (
    <figure class="year-strip" aria-label={t.value('when')}>
      {columns.map(({ year, firsts }) => (
        <div key={year} class="year-column">
          <div class="year-blocks">
            {firsts.map(({ id, name, stage }) => (
              <button
                type="button"
                key={id}
                tabIndex={-1}
                aria-label={`${year} ${name}`}
                title={`${year} ${name}`}
                onClick={() => select(id)}
                style={{ height: `${height}px`, '--c': palette.value.stages.get(stage ?? '') ?? 'var(--faint)' }}
              />
            ))}
          </div>
          <span>{columns.length > 12 && year % 5 !== 0 ? '' : year}</span>
        </div>
      ))}
    </figure>
  )
}
