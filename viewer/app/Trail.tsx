/** The way that was taken, step by step above the picture: each can be gone back to, the last be taken back and done again. */
import { useEffect, useRef } from 'preact/hooks'
import { valueLabel } from '../lib/facets.ts'
import { shortName } from '../lib/look.ts'
import { MOST, type Step } from '../lib/trail.ts'
import { Icon } from './Icon.tsx'
import { useRelationWord } from './Expand.tsx'
import { useApp } from './state.ts'

export function Trail() {
  const { t, exploring } = useApp()
  const { trail, undo, redo, canRedo, overview } = exploring
  const { start, steps } = trail.value
  const list = useRef<HTMLOListElement>(null)
  useUndoKeys()
  // The last step is the one that matters.
  useEffect(() => list.current?.scrollTo({ left: list.current.scrollWidth }), [steps.length])
  if (start.kind === 'all' && steps.length === 0 && !canRedo.value) return null
  return (
    <nav class="trail" aria-label={t.value('trail')}>
      <ol ref={list} tabIndex={0} aria-label={t.value('trail')}>
        <li>
          <button type="button" class="text-button" onClick={overview}>
            {t.value('overview')}
          </button>
        </li>
        {start.kind !== 'all' && <StartStep last={steps.length === 0} />}
        {steps.map((step, at) => (
          <TrailStep key={at} step={step} at={at} last={at === steps.length - 1} />
        ))}
      </ol>
      <button type="button" class="tool" disabled={steps.length === 0} onClick={undo} aria-label={t.value('undo')} title={t.value('undo')}>
        <Icon name="undo" />
      </button>
      <button type="button" class="tool" disabled={!canRedo.value} onClick={redo} aria-label={t.value('redo')} title={t.value('redo')}>
        <Icon name="redo" />
      </button>
    </nav>
  )
}

/** Ctrl-Z and Ctrl-Shift-Z, but not while one writes. */
function useUndoKeys(): void {
  const { exploring, view } = useApp()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const writing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || writing || view.peek().page !== 'graph') return
      event.preventDefault()
      if (event.shiftKey) exploring.redo()
      else exploring.undo()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [exploring, view])
}

function StartStep({ last }: { readonly last: boolean }) {
  const { exploring } = useApp()
  const words = useStartWords()
  return <Item words={words} last={last} onBack={() => exploring.backTo(0)} />
}

function useStartWords(): string {
  const { t, net, exploring } = useApp()
  const nameOf = useGroupName()
  const { start } = exploring.trail.value
  if (start.kind === 'group') {
    const group = exploring.groups.value.groups.find((one) => one.key === start.group)
    const total = group?.count ?? 0
    return t.value('trailFromGroup', { name: nameOf(group), n: Math.min(MOST, total), total })
  }
  if (start.kind === 'all') return ''
  const [first = -1, second] = start.nodes
  if (second === undefined) return t.value('trailFrom', { name: shortName(net, first) })
  return start.total > start.nodes.length
    ? t.value('trailFromSomeOf', { n: start.nodes.length, total: start.total })
    : t.value('trailFromSome', { n: start.nodes.length })
}

/** What a group is called: its value, else its type. */
export function useGroupName(): (group: { readonly type: string; readonly facet: string; readonly value: string } | undefined) => string {
  const { t, net, ontology, say } = useApp()
  return (group) => {
    if (!group) return '…'
    const type = say(ontology.nodes.find((one) => one.name === group.type)?.label)
    if (group.facet === '') return type
    if (group.value === '') return `${type} · ${t.value('groupOther')}`
    return valueLabel(
      net,
      net.columns.facets.find((facet) => facet.name === group.facet),
      group.value,
      t.value,
    )
  }
}

const WORDS = {
  collapse: 'trailCollapse',
  hide: 'trailHide',
  pin: 'trailPin',
  unpin: 'trailUnpin',
  add: 'trailAdd',
} as const

function TrailStep({ step, at, last }: { readonly step: Step; readonly at: number; readonly last: boolean }) {
  const { t, net, exploring } = useApp()
  const name = shortName(net, step.node)
  const relation = useRelationWord(step.op === 'expand' ? step : { relation: -1, way: 'both' })
  const counts = exploring.walked.value.counts[at] ?? { shown: 0, total: 0 }
  const words = step.op === 'expand' ? t.value('trailExpand', { name, relation, ...counts }) : t.value(WORDS[step.op], { name })
  return <Item words={words} last={last} onBack={() => exploring.backTo(at + 1)} />
}

function Item({ words, last, onBack }: { readonly words: string; readonly last: boolean; readonly onBack: () => void }) {
  const { t } = useApp()
  return (
    <li aria-current={last ? 'step' : undefined}>
      <span aria-hidden="true">›</span>
      {last ? (
        <span>{words}</span>
      ) : (
        <button type="button" class="text-button" title={t.value('trailBack', { step: words })} onClick={onBack}>
          {words}
        </button>
      )}
    </li>
  )
}
