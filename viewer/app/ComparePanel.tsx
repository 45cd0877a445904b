/** Two of a kind side by side: what both have, what each has alone, every entry with the sentences of its side. */
import type { CompareAnswer } from '../../src/serve/answers.ts'
import { address } from '../lib/api.ts'
import { Comparison, totalsOf } from './Comparison.tsx'
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
  return (
    <section class="compare">
      <h2 class="panel-title">{t.value('compare')}</h2>
      <div class="pair-ends">
        <EntityName {...answer.value.a} />
        <EntityName {...answer.value.b} />
      </div>
      <Comparison
        groups={answer.value.groups.map((group) => ({ ...group, totals: totalsOf(group) }))}
        names={[answer.value.a.name, answer.value.b.name]}
      />
    </section>
  )
}
