/** Who stands at which stage: a row for each band, a column for each stage, names with the year of their first claim. */
import { useSignal } from '@preact/signals'
import type { Crossed, Uptake } from '../lib/spread.ts'
import { StageTag } from './marks.tsx'
import { useApp } from './state.ts'

interface BandTableProps {
  readonly crossing: Crossed
  readonly bandWord: (band: string) => string
}

/** Names of a cell that are listed at first. */
const FIRST = 8

export function BandTable({ crossing: { bands, stages, at }, bandWord }: BandTableProps) {
  const { t } = useApp()
  return (
    <div class="band-scroll" tabIndex={0} role="region" aria-label={t.value('filterStages')}>
      <table class="bands">
        <thead>
          <tr>
            <td />
            {stages.map((stage) => (
              <th key={stage} scope="col">
                {stage === '' ? t.value('noStage') : <StageTag stage={stage} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bands.map((band) => (
            <tr key={band}>
              <th scope="row">{bandWord(band)}</th>
              {stages.map((stage) => (
                <td key={stage}>
                  <Names uptakes={at(band, stage)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Names({ uptakes }: { readonly uptakes: readonly Uptake[] }) {
  const { t, net, select } = useApp()
  const all = useSignal(false)
  if (uptakes.length === 0) return null
  const listed = all.value ? uptakes : uptakes.slice(0, FIRST)
  return (
    <ul class="names">
      {listed.map(({ end, since }) => (
        <li key={end.id}>
          <button type="button" title={end.name} onClick={() => select(end.id)}>
            {net.columns.nodes.short[net.indexOf.get(end.id) ?? -1] || end.name}
          </button>
          {since !== undefined && <small>{since}</small>}
        </li>
      ))}
      {uptakes.length > FIRST && (
        <li>
          <button type="button" class="text-button" aria-expanded={all.value} onClick={() => (all.value = !all.value)}>
            {all.value ? t.value('sentencesHide') : t.value('more', { n: uptakes.length - FIRST })}
          </button>
        </li>
      )}
    </ul>
  )
}
