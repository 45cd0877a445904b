/** Each end year by year: the sign of the stage that is said of it, its sentences one click away. */
import { stagesByYear, type Uptake } from '../lib/spread.ts'
import { useApp } from './state.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useVirtual } from './use-virtual.ts'

const ROW = 29
const HEAD = 32

export function StageGrid({ id, uptakes }: { readonly id: string; readonly uptakes: readonly Uptake[] }) {
  const { t, net, ontology, select } = useApp()
  const list = useVirtual({ count: uptakes.length, height: ROW, head: HEAD })
  const onKeyDown = useRowKeys(list, uptakes.length)
  const years = [...new Set(uptakes.flatMap(({ end }) => end.claims.flatMap(({ year }) => (year === null ? [] : [year]))))]
  const columns = years.toSorted((a, b) => a - b)
  const gap = (height: number) =>
    height > 0 && (
      <tr class="gap" aria-hidden="true">
        <td colSpan={columns.length + 1} style={{ height: `${height}px` }} />
      </tr>
    )
  return (
    <div
      class="table-scroll grid-scroll"
      ref={list.scroller}
      onKeyDown={onKeyDown}
      tabIndex={0}
      role="region"
      aria-label={t.value('yearByYear')}
    >
      <table class="matrix stage-grid" aria-rowcount={uptakes.length + 1}>
        <thead>
          <tr>
            <td />
            {columns.map((year) => (
              <th key={year} scope="col">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {gap(list.before)}
          {list.items.map(({ index }) => {
            const uptake = uptakes[index]
            if (!uptake) return undefined
            const { end } = uptake
            const stages = stagesByYear(ontology, end)
            return (
              <tr key={end.id} ref={list.measure} data-index={index} aria-rowindex={index + 2}>
                <th scope="row">
                  <button type="button" title={end.name} onClick={() => select(end.id)}>
                    {net.columns.nodes.short[net.indexOf.get(end.id) ?? -1] || end.name}
                  </button>
                </th>
                {columns.map((year) => (
                  <StageCell key={year} pair={[id, end.id]} name={end.name} year={year} stage={stages.get(year)} />
                ))}
              </tr>
            )
          })}
          {gap(list.after)}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps {
  readonly pair: readonly [string, string]
  readonly name: string
  readonly year: number
  /** None where nothing is said; '' where no stage is. */
  readonly stage: string | undefined
}

function StageCell({ pair: [a, b], name, year, stage }: CellProps) {
  const { palette, ontology, say, t, pair, view } = useApp()
  if (stage === undefined) return <td />
  const label = stage === '' ? t.value('noStage') : say(ontology.stages.find((one) => one.name === stage)?.label)
  const words = `${name} · ${label} · ${year}`
  return (
    <td class={view.value.node === a && view.value.other === b ? 'chosen-cell' : ''}>
      <button
        type="button"
        title={words}
        aria-label={words}
        onClick={() => pair(a, b)}
        style={{ '--c': palette.value.stages.get(stage) ?? 'var(--muted)' }}
      >
        {palette.value.symbols.get(stage) ?? '·'}
      </button>
    </td>
  )
}
