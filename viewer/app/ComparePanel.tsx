/** Two of a kind side by side: what both have, what each has alone, every entry with the sentences of its side. */
import { useSignal } from '@preact/signals'
import type { Claim as Said, CompareAnswer, CompareGroup, Ref } from '../../src/serve/answers.ts'
import { address } from '../lib/api.ts'
import { Claim } from './Claim.tsx'
import { Icon } from './Icon.tsx'
import { EntityName } from './marks.tsx'
import { useApp } from './state.ts'
import { Trouble } from './Trouble.tsx'
import { useAnswer } from './use-answer.ts'
import { useLit } from './use-lit.ts'

export function ComparePanel({ a, b }: { readonly a: string; readonly b: string }) {
  const { t } = useApp()
  const answer = useAnswer<CompareAnswer>(address(['compare'], { a, b }))
  useLit(answer.state === 'ready' ? answer.value.groups.flatMap((group) => group.shared.map((one) => one.id)) : [])
  if (answer.state !== 'ready') return <Trouble answer={answer} id={b} />
  const { groups } = answer.value
  const sum = (of: (group: CompareGroup) => readonly unknown[]): number => groups.reduce((n, group) => n + of(group).length, 0)
  const parts = { shared: sum((group) => group.shared), a: sum((group) => group.onlyA), b: sum((group) => group.onlyB) }
  return (
    <section class="compare">
      <h2 class="panel-title">{t.value('compare')}</h2>
      <div class="pair-ends">
        <EntityName {...answer.value.a} />
        <EntityName {...answer.value.b} />
      </div>
      <p
        class="balance"
        style={{ gridTemplateColumns: `${Math.max(parts.a, 1)}fr ${Math.max(parts.shared, 1)}fr ${Math.max(parts.b, 1)}fr` }}
      >
        <span>{parts.a}</span>
        <span class="balance-shared">{parts.shared}</span>
        <span>{parts.b}</span>
      </p>
      <p class="balance-words">
        <span>{t.value('compareOnly', { name: answer.value.a.name })}</span>
        <span>{t.value('compareShared')}</span>
        <span>{t.value('compareOnly', { name: answer.value.b.name })}</span>
      </p>
      {groups.map((group) => (
        <Group key={`${group.relation} ${group.direction}`} group={group} a={answer.value.a} b={answer.value.b} />
      ))}
    </section>
  )
}

interface GroupProps {
  readonly group: CompareGroup
  readonly a: Ref
  readonly b: Ref
}

function Group({ group, a, b }: GroupProps) {
  const { t, ontology, say } = useApp()
  const relation = ontology.edges.find((one) => one.name === group.relation)
  return (
    <section class="compare-group">
      <h3 title={say(relation?.note)}>
        {say(relation?.label)} {group.direction === 'in' && '←'}
      </h3>
      <Part
        title={t.value('compareShared')}
        entries={group.shared.map((one) => ({ ref: one, sides: [one.a, one.b] }))}
        names={[a.name, b.name]}
        open
      />
      <Part
        title={t.value('compareOnly', { name: a.name })}
        entries={group.onlyA.map((one) => ({ ref: one, sides: [one.claims] }))}
        names={[a.name]}
      />
      <Part
        title={t.value('compareOnly', { name: b.name })}
        entries={group.onlyB.map((one) => ({ ref: one, sides: [one.claims] }))}
        names={[b.name]}
      />
    </section>
  )
}

interface PartProps {
  readonly title: string
  readonly entries: readonly { readonly ref: Ref; readonly sides: readonly (readonly Said[])[] }[]
  readonly names: readonly string[]
  readonly open?: boolean
}

function Part({ title, entries, names, open = false }: PartProps) {
  const shown = useSignal(open)
  if (entries.length === 0) return null
  return (
    <details class="group" open={shown.value} onToggle={(event) => (shown.value = event.currentTarget.open)}>
      <summary>
        <Icon name="chevron" />
        <h4>{title}</h4>
        <span class="count">{entries.length}</span>
      </summary>
      {shown.value && (
        <ul class="ends">
          {entries.map(({ ref, sides }) => (
            <li key={ref.id} class="end">
              <EntityName {...ref} />
              {sides.map((claims, side) => (
                <div key={names[side]} class="side">
                  {names.length > 1 && <p class="side-name">{names[side]}</p>}
                  {claims.map((claim) => (
                    <Claim key={claim.id} claim={claim} forms={[ref.name]} />
                  ))}
                </div>
              ))}
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}
