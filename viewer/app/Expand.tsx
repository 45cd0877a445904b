/** Where one can go on from a node: its relations with how many ends each has, and what else can be done with it on the canvas. */
import { useComputed } from '@preact/signals'
import { expansionsOf, type Expansion } from '../lib/expansions.ts'
import type { Step } from '../lib/trail.ts'
import { Icon, type IconName } from './Icon.tsx'
import { useApp } from './state.ts'

export function Expand({ id }: { readonly id: string }) {
  const { t, net } = useApp()
  const node = net.indexOf.get(id)
  if (node === undefined) return null
  return (
    <section class="expand" aria-label={t.value('explore')}>
      <NodeActions node={node} />
    </section>
  )
}

/** @param onDone after a step was taken */
export function NodeActions({ node, onDone }: { readonly node: number; readonly onDone?: () => void }) {
  const { t, net, ontology, passing, shown, exploring } = useApp()
  const { trail, walked, grouped, full } = exploring
  const expansions = useComputed(() => expansionsOf(net, ontology, { passing: passing.value, shown: shown.value }, node))
  const inAll = trail.value.start.kind === 'all'
  const pinned = walked.value.pinned.has(node)
  const take = (step: Step): void => {
    exploring.step(step)
    onDone?.()
  }
  const begin = (): void => {
    exploring.beginFrom([net.columns.nodes.id[node] ?? ''], [{ op: 'expand', node, relation: -1, way: 'both' }])
    onDone?.()
  }
  return (
    <>
      <ul class="expansions">
        {expansions.value.map((expansion) => (
          <ExpandRow
            key={`${expansion.relation} ${expansion.way}`}
            expansion={expansion}
            onTake={() => take({ op: 'expand', node, ...wayOf(expansion) })}
          />
        ))}
      </ul>
      <p class="expand-tools">
        {inAll ? (
          <Tool icon="flag" label={t.value('startHere')} onClick={begin} />
        ) : (
          <Tool icon="collapse" label={t.value('collapse')} onClick={() => take({ op: 'collapse', node })} />
        )}
        {!grouped.value && (
          <Tool icon="pin" label={t.value(pinned ? 'unpin' : 'pin')} onClick={() => take({ op: pinned ? 'unpin' : 'pin', node })} />
        )}
        {!grouped.value && <Tool icon="hide" label={t.value('hide')} onClick={() => take({ op: 'hide', node })} />}
      </p>
      {full.value && <p class="hint">{t.value('trailFull')}</p>}
    </>
  )
}

const wayOf = ({ relation, way }: Expansion): Pick<Expansion, 'relation' | 'way'> => ({ relation, way })

function ExpandRow({ expansion, onTake }: { readonly expansion: Expansion; readonly onTake: () => void }) {
  const { t, exploring } = useApp()
  const { shown, total } = expansion
  const relation = useRelationWord(expansion)
  const done = !exploring.grouped.value && shown >= total
  return (
    <li>
      <button
        type="button"
        class="expansion"
        disabled={done || exploring.full.value}
        title={`${t.value('expandTo', { relation, shown, total })}\n${t.value('expandHint')}`}
        onClick={onTake}
      >
        <Icon name="expand" />
        <span>{relation}</span>
        <span class="count">{exploring.grouped.value ? total : `${shown}/${total}`}</span>
      </button>
    </li>
  )
}

/** A relation as it is called from this end of it. */
export function useRelationWord({ relation, way }: Pick<Expansion, 'relation' | 'way'>): string {
  const { t, net, ontology, say } = useApp()
  if (relation < 0) return t.value('expandAll')
  const label = say(ontology.edges.find((one) => one.name === net.columns.relations[relation])?.label)
  return way === 'in' ? t.value('passive', { relation: label }) : label
}

function Tool({ icon, label, onClick }: { readonly icon: IconName; readonly label: string; readonly onClick: () => void }) {
  return (
    <button type="button" class="button" onClick={onClick}>
      <Icon name={icon} />
      {label}
    </button>
  )
}
