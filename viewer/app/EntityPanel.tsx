/** An entity: what it is, then its relations by kind, each with the other end and the sentences that say so. */
import { useSignal } from '@preact/signals'
import type { EntityAnswer, NeighbourGroup, NeighboursAnswer } from '../../src/serve/answers.ts'
import { address } from '../lib/api.ts'
import { EntityGroup } from './EntityGroup.tsx'
import { EntityHead } from './EntityHead.tsx'
import { Expand } from './Expand.tsx'
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
      <Expand id={id} />
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
  const { t, ontology } = useApp()
  const rest = group.total - group.ends.length
  const more = rest > 0 && (
    <button type="button" class="text-button more" onClick={onMore}>
      {t.value('more', { n: rest })}
    </button>
  )
  return (
    <EntityGroup group={group} forms={forms} after={more}>
      {group.relation !== ontology.mentions && <YearStrip ends={group.ends} />}
    </EntityGroup>
  )
}
