/** The other end of a relation with what is said of the two; further sentences open on demand. */
import { useSignal } from '@preact/signals'
import type { Neighbour } from '../../src/serve/answers.ts'
import { Claim } from './Claim.tsx'
import { EntityName } from './marks.tsx'
import { useApp } from './state.ts'

export function NeighbourCard({ end, forms }: { readonly end: Neighbour; readonly forms: readonly string[] }) {
  const { t } = useApp()
  const all = useSignal(false)
  const [first, ...others] = end.claims
  const named = [...forms, end.name]
  return (
    <>
      <EntityName id={end.id} type={end.type} name={end.name} degree={end.degree} />
      {first && <Claim claim={first} forms={named} />}
      {all.value && others.map((claim) => <Claim key={claim.id} claim={claim} forms={named} />)}
      {others.length > 0 && (
        <button type="button" class="text-button" aria-expanded={all.value} onClick={() => (all.value = !all.value)}>
          {all.value ? t.value('sentencesHide') : t.value('sentences', { n: end.claims.length })}
        </button>
      )}
    </>
  )
}
