/** What one does on the way through the graph: begin somewhere, take a step, take it back. The trail is part of the view, so that each is a step in the browser too. */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { Shown } from '../lib/filters.ts'
import { GROUPED_FROM, groupGraph, type Grouped } from '../lib/groups.ts'
import type { Net } from '../lib/net.ts'
import type { View } from '../lib/permalink.ts'
import {
  decodeTrail,
  encodeTrail,
  MOST,
  MOST_STEPS,
  mostConnected,
  OVERVIEW,
  walkTrail,
  type Step,
  type Trail,
  type Walked,
} from '../lib/trail.ts'

export interface Exploring {
  readonly trail: ReadonlySignal<Trail>
  readonly walked: ReadonlySignal<Walked>
  /** Whether the overview shows groups instead of single entities. */
  readonly grouped: ReadonlySignal<boolean>
  readonly groups: ReadonlySignal<Grouped>
  /** Whether one more step fits. */
  readonly full: ReadonlySignal<boolean>
  readonly canRedo: ReadonlySignal<boolean>
  /** Counts up when the picture is asked to show all that is on the canvas. */
  readonly fit: Signal<number>
  readonly step: (step: Step) => void
  /** Begins from some entities, the most connected of them where they are too many; `part` is what else of the view changes. */
  readonly beginFrom: (ids: readonly string[], steps?: readonly Step[], part?: Partial<View>) => void
  /** What of the view has to change so that an entity chosen from elsewhere is on the canvas: from an overview of groups the way begins with it. */
  readonly meeting: (id: string) => Partial<View>
  readonly openGroup: (group: string) => void
  readonly overview: () => void
  readonly undo: () => void
  readonly redo: () => void
  /** Takes back all steps but the first so many. */
  readonly backTo: (steps: number) => void
}

interface Parts {
  readonly net: Net
  readonly view: ReadonlySignal<View>
  /** The whole graph under the filters. */
  readonly passing: ReadonlySignal<Shown>
  readonly change: (part: Partial<View>) => void
}

export function createExploring({ net, view, passing, change }: Parts): Exploring {
  const text = computed(() => view.value.trail)
  const trail = computed(() => decodeTrail(net, text.value))
  const whole = computed(() => view.value.whole)
  const grouped = computed(() => trail.value.start.kind === 'all' && !whole.value && passing.value.nodeCount > GROUPED_FROM)
  const walked = computed(() => walkTrail(net, passing.value, grouped.value ? OVERVIEW : trail.value))
  const undone = signal<readonly Step[]>([])
  const fit = signal(text.value === '' ? 0 : 1)
  const go = (next: Trail, part: Partial<View> = {}): void => {
    change({ ...part, trail: encodeTrail(net, next) })
    fit.value++
  }
  const keep = (steps: number): void => {
    const { start, steps: taken } = trail.value
    undone.value = [...undone.value, ...taken.slice(steps).toReversed()]
    go({ start, steps: taken.slice(0, steps) })
  }
  const beginFrom = (ids: readonly string[], steps: readonly Step[] = [], part: Partial<View> = {}): void => {
    const nodes = mostConnected(
      net,
      [...new Set(ids)].flatMap((id) => net.indexOf.get(id) ?? []),
    )
    undone.value = []
    if (nodes.length > 0)
      go({ start: { kind: 'some', nodes: nodes.slice(0, MOST), total: nodes.length }, steps }, { ...part, page: 'graph' })
  }
  const full = computed(() => trail.value.steps.length >= MOST_STEPS)
  return {
    trail,
    walked,
    grouped,
    groups: computed(() => groupGraph(net, passing.value)),
    full,
    canRedo: computed(() => undone.value.length > 0),
    fit,
    step(step) {
      const id = net.columns.nodes.id[step.node] ?? ''
      if (grouped.value) return beginFrom([id], [step])
      if (full.value) return undefined
      undone.value = []
      return go({ start: trail.value.start, steps: [...trail.value.steps, step] })
    },
    beginFrom,
    meeting(id) {
      const node = net.indexOf.get(id)
      if (node === undefined || view.value.page !== 'graph') return {}
      const start = { kind: 'some', nodes: [node], total: 1 } as const
      if (grouped.value) return { trail: encodeTrail(net, { start, steps: [{ op: 'expand', node, relation: -1, way: 'both' }] }) }
      const { scope } = walked.value
      if (!scope || scope[node] === 1 || full.value) return {}
      return { trail: encodeTrail(net, { ...trail.value, steps: [...trail.value.steps, { op: 'add', node }] }) }
    },
    openGroup(group) {
      undone.value = []
      go({ start: { kind: 'group', group }, steps: [] }, { page: 'graph' })
    },
    overview() {
      undone.value = []
      go(OVERVIEW, { page: 'graph' })
    },
    undo: () => trail.value.steps.length > 0 && keep(trail.value.steps.length - 1),
    redo() {
      const step = undone.value.at(-1)
      if (!step) return
      undone.value = undone.value.slice(0, -1)
      go({ start: trail.value.start, steps: [...trail.value.steps, step] })
    },
    backTo: keep,
  }
}
