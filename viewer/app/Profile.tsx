/** A page of its own for one entity: how it spread or what it took up, year by year and stage by stage, with every sentence. */
import type { EntityAnswer, NeighbourGroup, NeighboursAnswer } from '../../src/serve/answers.ts'
import { address } from '../lib/api.ts'
import { allNeighbours, neighboursAddress } from '../lib/neighbours.ts'
import { EntityHead } from './EntityHead.tsx'
import { EntityPicker } from './EntityPicker.tsx'
import { EntityGroup } from './EntityGroup.tsx'
import { Sentences } from './Sentences.tsx'
import { SpreadSection } from './SpreadSection.tsx'
import { useApp } from './state.ts'
import { Trouble } from './Trouble.tsx'
import { isUnknown, Unknown } from './Unknown.tsx'
import { useAnswer } from './use-answer.ts'

export function Profile() {
  const state = useApp()
  const { t, view, select } = state
  const { node } = view.value
  return (
    <section class="profile" id="main" tabIndex={-1} aria-label={t.value('pageProfile')}>
      {node === '' ? (
        <div class="profile-empty">
          <p class="lead">{t.value('profilePick')}</p>
          <EntityPicker label={t.value('search')} placeholder={t.value('search')} onPick={(id) => select(id)} />
        </div>
      ) : isUnknown(state, node) ? (
        <Unknown id={node} />
      ) : (
        <EntityProfile key={node} id={node} />
      )}
    </section>
  )
}

function EntityProfile({ id }: { readonly id: string }) {
  const { ontology } = useApp()
  const relations = ontology.edges.map((type) => type.name).filter((name) => name !== ontology.mentions)
  const entity = useAnswer<EntityAnswer>(address(['entities', id]))
  const neighbours = useAnswer<NeighboursAnswer>(neighboursAddress(id, relations), (signal) => allNeighbours(id, relations, signal))
  if (entity.state !== 'ready') return <Trouble answer={entity} id={id} />
  if (neighbours.state !== 'ready') return <Trouble answer={neighbours} id={id} />
  const { groups } = neighbours.value
  const forms = [entity.value.name, ...entity.value.aliases]
  const staged = (group: NeighbourGroup): boolean =>
    ontology.edges.some((type) => type.name === group.relation && Object.hasOwn(type.properties, STAGE))
  return (
    <>
      <EntityHead entity={entity.value} />
      {groups.filter(staged).map((group) => (
        <SpreadSection key={`${group.relation} ${group.direction}`} id={id} group={group} />
      ))}
      <div class="profile-others">
        {groups
          .filter((group) => !staged(group))
          .map((group) => (
            <EntityGroup key={`${group.relation} ${group.direction}`} group={group} forms={forms} />
          ))}
      </div>
      <Sentences groups={groups} forms={forms} />
    </>
  )
}

/** The property that says at which stage a claim is. */
const STAGE = 'stage'
