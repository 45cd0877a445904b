/** Two years side by side, of one entity or of all: what is told of in both, what only in one. */
import type { YearsAnswer } from '../../src/serve/answers.ts'
import { address } from '../lib/api.ts'
import { yearsOf } from '../lib/years.ts'
import { Choice } from './Choice.tsx'
import { Comparison } from './Comparison.tsx'
import { EntityName } from './marks.tsx'
import { useApp } from './state.ts'
import { Trouble } from './Trouble.tsx'
import { useAnswer } from './use-answer.ts'
import { useLit } from './use-lit.ts'

/** @param node the entity, or none for all */
export function YearsPanel({ node }: { readonly node: string }) {
  const { t, net, view, set } = useApp()
  const years = yearsOf(net, node)
  const chosen = (name: string, usual: number | undefined): number | undefined =>
    years.find((year) => String(year) === view.value.settings[name]) ?? usual
  const a = chosen('a', years.at(-2))
  const b = chosen('b', years.at(-1))
  const asked = a === undefined || b === undefined ? undefined : address(['years'], { a, b, ...(node === '' ? {} : { of: node }) })
  const answer = useAnswer<YearsAnswer>(asked)
  useLit(answer.state === 'ready' ? answer.value.groups.flatMap((group) => group.shared.map((one) => one.id)) : [])
  const options = years.map((year) => [String(year), String(year)] as const)
  return (
    <section class="compare">
      <h2 class="panel-title">{t.value('compareYears')}</h2>
      {answer.state === 'ready' && answer.value.of ? (
        <div class="pair-ends">
          <EntityName {...answer.value.of} />
        </div>
      ) : (
        node === '' && <p class="hint">{t.value('compareYearsAll')}</p>
      )}
      {a === undefined || b === undefined ? (
        <p class="hint">{t.value('yearsTooFew')}</p>
      ) : (
        <div class="year-choice">
          <Choice label={t.value('yearOne')} options={options} value={String(a)} onChange={(year) => set('a', year)} />
          <Choice label={t.value('yearOther')} options={options} value={String(b)} onChange={(year) => set('b', year)} />
        </div>
      )}
      {answer.state === 'ready' && <Comparison groups={answer.value.groups} names={[String(answer.value.a), String(answer.value.b)]} />}
      {(answer.state === 'loading' || answer.state === 'failed') && <Trouble answer={answer} id={node} />}
    </section>
  )
}
