/** One kind of relation of an entity: the other ends, each with its sentences. */
import type { ComponentChildren } from 'preact'
import type { NeighbourGroup } from '../../src/serve/answers.ts'
import { Icon } from './Icon.tsx'
import { LongList } from './LongList.tsx'
import { NeighbourCard } from './NeighbourCard.tsx'
import { useApp } from './state.ts'

interface GroupProps {
  readonly group: NeighbourGroup
  readonly forms: readonly string[]
  /** What stands above the ends. */
  readonly children?: ComponentChildren
  /** What stands below them. */
  readonly after?: ComponentChildren
}

export function EntityGroup({ group, forms, children, after }: GroupProps) {
  const { ontology, say } = useApp()
  const relation = ontology.edges.find((one) => one.name === group.relation)
  return (
    <details class="group" open={group.relation !== ontology.mentions || group.total <= 12}>
      <summary>
        <Icon name="chevron" />
        <h3 title={say(relation?.note)}>{say(relation?.label)}</h3>
        <GroupEnds group={group} />
        <span class="count">{group.total}</span>
      </summary>
      {children}
      <LongList
        entries={group.ends}
        keyOf={(end) => end.id}
        height={110}
        label={say(relation?.label)}
        render={(end) => <NeighbourCard end={end} forms={forms} />}
      />
      {after}
    </details>
  )
}

/** What stands at the other ends, with the direction in which the relation leads. */
export function GroupEnds({ group: { direction, ends } }: { readonly group: NeighbourGroup }) {
  const { ontology, say } = useApp()
  const types = [...new Set(ends.map((end) => end.type))]
  const words = types.map((type) => say(ontology.nodes.find((one) => one.name === type)?.label)).join(' / ')
  return <span class="group-ends">{direction === 'in' ? `← ${words}` : direction === 'both' ? `↔ ${words}` : `→ ${words}`}</span>
}
