/** Everything that is said of two entities, sentence by sentence. */
import type { EvidenceAnswer } from '../../src/serve/answers.ts'
import { address } from '../lib/api.ts'
import { nodeRow } from '../lib/table.ts'
import { Claim } from './Claim.tsx'
import { EntityName } from './marks.tsx'
import { useApp } from './state.ts'
import { Trouble } from './Trouble.tsx'
import { useAnswer } from './use-answer.ts'

export function PairPanel({ a, b }: { readonly a: string; readonly b: string }) {
  const { t, net, ontology, say } = useApp()
  const answer = useAnswer<EvidenceAnswer>(address(['entities', a, 'evidence'], { with: b, limit: 500 }))
  const ends = [a, b].map((id) => nodeRow(net, net.indexOf.get(id) ?? -1))
  const forms = ends.map((end) => end.name)
  const relations =
    answer.state === 'ready' ? ontology.edges.filter((type) => answer.value.claims.some((claim) => claim.relation === type.name)) : []
  return (
    <section class="pair">
      <h2 class="panel-title">{t.value('between')}</h2>
      <div class="pair-ends">
        {ends.map((end) => (
          <EntityName key={end.id} id={end.id} type={end.type} name={end.name} degree={end.degree} />
        ))}
      </div>
      {answer.state !== 'ready' && <Trouble answer={answer} id={a} />}
      {answer.state === 'ready' && answer.value.total === 0 && <p class="hint">{t.value('nothingBetween')}</p>}
      {answer.state === 'ready' &&
        relations.map((relation) => (
          <section key={relation.name} class="pair-relation">
            <h3 title={say(relation.note)}>{say(relation.label)}</h3>
            {answer.value.claims
              .filter((claim) => claim.relation === relation.name)
              .map((claim) => (
                <Claim key={claim.id} claim={claim} forms={forms} />
              ))}
          </section>
        ))}
    </section>
  )
}
