/** One staged relation of an entity: who was first, the curves, who stands at which stage, and each end year by year. */
import { useMemo } from 'preact/hooks'
import type { NeighbourGroup } from '../../src/serve/answers.ts'
import { bandProperty, bandsOf, crossed, spreadOf, weakestStage, type Spread } from '../lib/spread.ts'
import { valueWord, withinSentence } from '../lib/words.ts'
import { BandTable } from './BandTable.tsx'
import { GroupEnds } from './EntityGroup.tsx'
import { EntityName } from './marks.tsx'
import { SpreadChart } from './SpreadChart.tsx'
import { StageGrid } from './StageGrid.tsx'
import { useApp } from './state.ts'

/** More first ends than this are counted instead of named. */
const NAMED = 12

export function SpreadSection({ id, group }: { readonly id: string; readonly group: NeighbourGroup }) {
  const { t, ontology, net, say } = useApp()
  const { spread, crossing, property } = useMemo(() => {
    const found = bandProperty(ontology, net, new Set(group.ends.map((end) => end.type)))
    const made = spreadOf(ontology, group.ends, bandsOf(net, found?.name ?? ''))
    return { spread: made, crossing: crossed(ontology, made, found?.property.values), property: found?.property }
  }, [ontology, net, group])
  const relation = ontology.edges.find((one) => one.name === group.relation)
  const planned = ontology.stages.find((stage) => stage.name === weakestStage(ontology))
  const by = withinSentence(say(property?.label) || t.value('filterTypes'))
  const bandWord = (band: string): string => (band === '' ? t.value('bandNone') : valueWord(band, t.value))
  return (
    <section class="profile-section">
      <h2 title={say(relation?.note)}>
        {say(relation?.label)} <GroupEnds group={group} /> <span class="count">{group.total}</span>
      </h2>
      <First spread={spread} />
      {spread.years.length > 1 && (
        <figure class="spread">
          <SpreadChart spread={spread} bandWord={bandWord} />
          <figcaption class="hint">{t.value('spreadCaption', { by, planned: say(planned?.label) })}</figcaption>
        </figure>
      )}
      <h3>{t.value('byStage', { by })}</h3>
      <BandTable crossing={crossing} bandWord={bandWord} />
      {group.ends.some((end) => end.claims.some((claim) => claim.year !== null)) && (
        <>
          <h3>{t.value('yearByYear')}</h3>
          <StageGrid id={id} uptakes={spread.uptakes} />
        </>
      )}
    </section>
  )
}

function First({ spread: { firsts, years } }: { readonly spread: Spread }) {
  const { t } = useApp()
  const [year] = years
  if (year === undefined) return null
  return (
    <p class="profile-first">
      <b>{t.value('firstIn', { year })}</b>
      {firsts.slice(0, NAMED).map(({ end }) => (
        <EntityName key={end.id} id={end.id} type={end.type} name={end.name} />
      ))}
      {firsts.length > NAMED && <span class="hint">{t.value('andMore', { n: firsts.length - NAMED })}</span>}
    </p>
  )
}
