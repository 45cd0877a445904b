/** The overview of a large graph: its groups as discs packed by type; pointing at one shows what it is linked to, a click opens it. */
import { useSignal } from '@preact/signals'
import { SIDE, type Group } from '../lib/groups.ts'
import { useGroupName } from './Trail.tsx'
import { useApp } from './state.ts'

/** Links shown of the group that is pointed at. */
const LINKS = 24

export function GroupMap() {
  const { t, passing, palette, ontology, say, exploring, change } = useApp()
  const over = useSignal(-1)
  const nameOf = useGroupName()
  const { groups, links } = exploring.groups.value
  const own = links.filter(({ a, b }) => a === over.value || b === over.value).slice(0, LINKS)
  const linked = new Set(own.flatMap(({ a, b }) => [a, b]))
  const typeWord = (type: string): string => say(ontology.nodes.find((one) => one.name === type)?.label)
  return (
    <section class="groups" aria-label={t.value('overview')} data-pointed={over.value < 0 ? undefined : ''}>
      <svg viewBox={frameOf(groups)} role="group" aria-label={t.value('overview')}>
        {own.map(({ a, b, claims }) => (
          <path key={`${a} ${b}`} class="group-link" d={arc(groups[a], groups[b])} style={{ '--w': 1 + Math.log2(1 + claims) * 0.8 }} />
        ))}
        {groups.map((group, at) => {
          const name = nameOf(group)
          const words = t.value('groupOpen', { name, n: group.count, type: typeWord(group.type) })
          const act = { onPointerEnter: () => (over.value = at), onPointerLeave: () => (over.value = -1), onFocus: () => (over.value = at) }
          return (
            <g
              key={group.key}
              class="group-disc"
              role="button"
              tabIndex={0}
              aria-label={words}
              data-lit={at === over.value || linked.has(at) ? '' : undefined}
              style={{ '--c': palette.value.types.get(group.type) ?? '' }}
              {...act}
              onBlur={() => (over.value = -1)}
              onClick={() => exploring.openGroup(group.key)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' || event.key === ' ') exploring.openGroup(group.key)
              }}
            >
              <title>{words}</title>
              <circle cx={group.x} cy={group.y} r={group.radius} />
              <Label group={group} name={name} />
            </g>
          )
        })}
      </svg>
      <p class="groups-hint">{t.value('groupsHint')}</p>
      <button type="button" class="button groups-whole" onClick={() => change({ whole: true })}>
        {t.value('showWhole', { n: passing.value.nodeCount })}
      </button>
    </section>
  )
}

/** No more of the square than the discs need. */
function frameOf(groups: readonly Group[]): string {
  const edge = (side: (group: Group) => number): number => groups.reduce((most, group) => Math.max(most, side(group)), -SIDE)
  const left = -edge(({ x, radius }) => radius - x)
  const top = -edge(({ y, radius }) => radius - y)
  const right = edge(({ x, radius }) => x + radius)
  const bottom = edge(({ y, radius }) => y + radius)
  return [left - 4, top - 4, right - left + 8, bottom - top + 8].map(Math.round).join(' ')
}

/** A name as large as its disc lets it be; none where it could not be read. */
function Label({ group, name }: { readonly group: Group; readonly name: string }) {
  const { x, y, radius, count } = group
  const points = Array.from(name)
  const size = Math.min(26, (1.7 * radius) / Math.max(3, Math.min(points.length, 7)))
  if (size < 8) return null
  const said = points.length > 7 ? `${points.slice(0, 6).join('')}…` : name
  return (
    <text x={x} y={y} text-anchor="middle" style={{ '--size': `${size}px` }}>
      <tspan x={x} dy="-0.1em">
        {said}
      </tspan>
      <tspan x={x} dy="1.2em" class="group-count">
        {count}
      </tspan>
    </text>
  )
}

/** Bent a little, so that links to one side do not lie on each other. */
function arc(a: Group | undefined, b: Group | undefined): string {
  if (!a || !b) return ''
  const [mx, my] = [(a.x + b.x) / 2 + (b.y - a.y) * 0.15, (a.y + b.y) / 2 - (b.x - a.x) * 0.15]
  return `M${a.x} ${a.y}Q${mx} ${my} ${b.x} ${b.y}`
}
