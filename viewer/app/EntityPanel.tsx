/** An entity: what it is, then its relations by kind, each with the other end and the sentences that say so. */
import { useSignal } from '@preact/signals'
import type { EntityAnswer, NeighbourGroup, NeighboursAnswer } from '../../src/serve/answers.ts'
import { address } from '../lib/api.ts'
import { EntityHead } from './EntityHead.tsx'
import { Icon } from './Icon.tsx'
import { NeighbourCard } from './NeighbourCard.tsx'
import { useApp } from './state.ts'
import { Trouble } from './Trouble.tsx'
import { YearStrip } from './YearStrip.tsx'
import { useAnswer } from './use-answer.ts'

/** Ends listed at first, and at most on demand. */
const FIRST = 30
const MOST = 1000

export function EntityPanel({ id }: { readonly id: string }) {
  const limit = useSignal(FIRST)
  const entity = useAnswer<EntityAnswer>(address(['entities', id]))
  const neighbours = useAnswer<NeighboursAnswer>(address(['entities', id, 'neighbours'], { limit: limit.value }))
  const { t } = useApp()
  const kept = useSignal<NeighboursAnswer | undefined>(undefined)
  if (neighbours.state === 'ready' && kept.peek() !== neighbours.value) kept.value = neighbours.value
  if (entity.state !== 'ready') return <Trouble answer={entity} id={id} />
  const forms = [entity.value.name, ...entity.value.aliases]
  return (
    <article class="entity">
      <EntityHead entity={entity.value} />
      {kept.value?.groups.map((group) => (
        <Group key={`${group.relation} ${group.direction}`} group={group} forms={forms} onMore={() => (limit.value = MOST)} />
      ))}
      {neighbours.state === 'failed' && <Trouble answer={neighbours} id={id} />}
      {neighbours.state === 'loading' && kept.value === undefined && <p class="hint">{t.value('loadingPart')}</p>}
    </article>
  )
}

interface GroupProps {
  readonly group: NeighbourGroup
  readonly forms: readonly string[]
  readonly onMore: () => void
}

function Group({ group, forms, onMore }: GroupProps) {
  const { t, ontology, say } = useApp()
  const relation = ontology.edges.find((one) => one.name === group.relation)
  const types = [...new Set(group.ends.map((end) => end.type))]
  const ends = types.map((type) => say(ontology.nodes.find((one) => one.name === type)?.label)).join(' / ')
  const rest = group.total - group.ends.length
  return (
    <details class="group" open={group.relation !== ontology.mentions || group.total <= 12}>
      <summary>
        <Icon name="chevron" />
        <h3 title={say(relation?.note)}>{say(relation?.label)}</h3>
        <span class="group-ends">{group.direction === 'in' ? `← ${ends}` : group.direction === 'both' ? `↔ ${ends}` : `→ ${ends}`}</span>
        <span class="count">{group.total}</span>
      </summary>
      {group.relation !== ontology.mentions && <YearStrip ends={group.ends} />}
      <ul class="ends">
        {group.ends.map((end) => (
          <NeighbourCard key={end.id} end={end} forms={forms} />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" class="text-button more" onClick={onMore}>
          {t.value('more', { n: rest })}
        </button>
      )}
    </details>
  )
}
