/** What both sides have and what each has alone, by kind of relation, every entry with the sentences of its side. */
import { useSignal } from '@preact/signals'
import type { Claim as Said, CompareGroup, Ref, YearsAnswer } from '../../src/serve/answers.ts'
import { Claim } from './Claim.tsx'
import { Icon } from './Icon.tsx'
import { LongList } from './LongList.tsx'
import { EntityName } from './marks.tsx'
import { useApp } from './state.ts'

type Group = YearsAnswer['groups'][number]

export const totalsOf = ({ shared, onlyA, onlyB }: CompareGroup): Group['totals'] => ({
  shared: shared.length,
  onlyA: onlyA.length,
  onlyB: onlyB.length,
})

interface ComparisonProps {
  readonly groups: readonly Group[]
  /** What the two sides are called. */
  readonly names: readonly [string, string]
}

export function Comparison({ groups, names: [a, b] }: ComparisonProps) {
  const { t, ontology, say } = useApp()
  const sum = (of: (totals: Group['totals']) => number): number => groups.reduce((n, group) => n + of(group.totals), 0)
  const parts = { a: sum((totals) => totals.onlyA), shared: sum((totals) => totals.shared), b: sum((totals) => totals.onlyB) }
  const widths = [parts.a, parts.shared, parts.b].map((n) => `${Math.max(n, 1)}fr`).join(' ')
  return (
    <>
      <p class="balance" style={{ gridTemplateColumns: widths }}>
        <span>{parts.a}</span>
        <span class="balance-shared">{parts.shared}</span>
        <span>{parts.b}</span>
      </p>
      <p class="balance-words">
        <span>{t.value('compareOnly', { name: a })}</span>
        <span>{t.value('compareShared')}</span>
        <span>{t.value('compareOnly', { name: b })}</span>
      </p>
      {groups.map(({ relation, direction, shared, onlyA, onlyB, totals }) => {
        const type = ontology.edges.find((one) => one.name === relation)
        return (
          <section key={`${relation} ${direction}`} class="compare-group">
            <h3 title={say(type?.note)}>
              {say(type?.label)} {direction === 'in' && '←'}
            </h3>
            <Part
              title={t.value('compareShared')}
              entries={shared.map((one) => ({ ref: one, sides: [one.a, one.b] }))}
              total={totals.shared}
              names={[a, b]}
              open
            />
            <Part title={t.value('compareOnly', { name: a })} entries={onlyA.map(alone)} total={totals.onlyA} names={[a]} />
            <Part title={t.value('compareOnly', { name: b })} entries={onlyB.map(alone)} total={totals.onlyB} names={[b]} />
          </section>
        )
      })}
    </>
  )
}

interface Entry {
  readonly ref: Ref
  readonly sides: readonly (readonly Said[])[]
}

const alone = (one: Ref & { readonly claims: readonly Said[] }): Entry => ({ ref: one, sides: [one.claims] })

interface PartProps {
  readonly title: string
  readonly entries: readonly Entry[]
  /** How many there are; those that were not sent are counted. */
  readonly total: number
  readonly names: readonly string[]
  readonly open?: boolean
}

function Part({ title, entries, total, names, open = false }: PartProps) {
  const { t } = useApp()
  const shown = useSignal(open)
  if (entries.length === 0) return null
  return (
    <details class="group" open={shown.value} onToggle={(event) => (shown.value = event.currentTarget.open)}>
      <summary>
        <Icon name="chevron" />
        <h4>{title}</h4>
        <span class="count">{total}</span>
      </summary>
      {shown.value && (
        <>
          <LongList
            entries={entries}
            keyOf={({ ref }) => ref.id}
            height={120}
            label={title}
            render={(entry) => <Sides entry={entry} names={names} />}
          />
          {total > entries.length && <p class="hint">{t.value('andMore', { n: total - entries.length })}</p>}
        </>
      )}
    </details>
  )
}

/** Sentences of a side that are shown at first. */
const FIRST = 3

function Sides({ entry: { ref, sides }, names }: { readonly entry: Entry; readonly names: readonly string[] }) {
  const { t } = useApp()
  const all = useSignal(false)
  const hidden = sides.reduce((n, claims) => n + Math.max(0, claims.length - FIRST), 0)
  return (
    <>
      <EntityName {...ref} />
      {sides.map((claims, side) => (
        <div key={names[side]} class="side">
          {names.length > 1 && <p class="side-name">{names[side]}</p>}
          {claims.slice(0, all.value ? undefined : FIRST).map((claim) => (
            <Claim key={claim.id} claim={claim} forms={[ref.name]} />
          ))}
        </div>
      ))}
      {hidden > 0 && (
        <button type="button" class="text-button" aria-expanded={all.value} onClick={() => (all.value = !all.value)}>
          {all.value ? t.value('sentencesHide') : t.value('more', { n: hidden })}
        </button>
      )}
    </>
  )
}
