/** Every sentence that says something of an entity, by year, with the other end; narrowed by what is typed. */
import { useSignal } from '@preact/signals'
import type { Claim as Said, Neighbour, NeighbourGroup } from '../../src/serve/answers.ts'
import { Claim } from './Claim.tsx'
import { LongList } from './LongList.tsx'
import { EntityName } from './marks.tsx'
import { useApp } from './state.ts'

interface Sentence {
  readonly end: Neighbour
  readonly claim: Said
}

export function Sentences({ groups, forms }: { readonly groups: readonly NeighbourGroup[]; readonly forms: readonly string[] }) {
  const { t, ontology, say } = useApp()
  const wanted = useSignal('')
  const all = groups.flatMap((group) => group.ends.flatMap((end) => end.claims.map((claim): Sentence => ({ end, claim }))))
  const typed = wanted.value.trim()
  const listed = all
    .filter(({ end, claim }) => typed === '' || `${claim.quote} ${end.name} ${claim.title}`.includes(typed))
    .toSorted((a, b) => (a.claim.year ?? 9999) - (b.claim.year ?? 9999) || (a.claim.id < b.claim.id ? -1 : 1))
  return (
    <section class="profile-section">
      <h2>
        {t.value('profileSentences')} <span class="count">{listed.length}</span>
      </h2>
      <input
        type="search"
        class="profile-filter"
        aria-label={t.value('sentencesFilter')}
        placeholder={t.value('sentencesFilter')}
        maxLength={200}
        value={wanted.value}
        onInput={(event) => (wanted.value = event.currentTarget.value)}
      />
      <LongList
        entries={listed}
        keyOf={({ claim }) => claim.id}
        height={120}
        label={t.value('profileSentences')}
        render={({ end, claim }) => (
          <>
            <p class="sentence-head">
              <span>{say(ontology.edges.find((type) => type.name === claim.relation)?.label)}</span>
              <EntityName id={end.id} type={end.type} name={end.name} />
            </p>
            <Claim claim={claim} forms={[...forms, end.name]} />
          </>
        )}
      />
    </section>
  )
}
