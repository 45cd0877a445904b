/** One claim: its stage, year and number, the sentence that says it, and the document, one click away. */
import type { Claim as Said } from '../../src/serve/answers.ts'
import { markForms } from '../lib/marks.ts'
import { StageTag } from './marks.tsx'
import { useApp } from './state.ts'

interface ClaimProps {
  readonly claim: Said
  /** Names of the two, to be marked in the sentence. */
  readonly forms: readonly string[]
}

export function Claim({ claim, forms }: ClaimProps) {
  const { t, open, ontology } = useApp()
  const { quantity, unit, count } = claim.properties
  const mentions = claim.relation === ontology.mentions
  return (
    <div class="claim">
      <p class="claim-facts">
        {claim.stage !== null && <StageTag stage={claim.stage} />}
        {claim.year !== null && <span class="year">{claim.year}</span>}
        {typeof quantity === 'number' && (
          <span class="quantity">
            {quantity}
            {typeof unit === 'string' ? unit : ''}
          </span>
        )}
        {mentions && typeof count === 'number' && <span>{t.value('mentionCount', { n: count })}</span>}
      </p>
      {!mentions && (
        <blockquote lang="zh-CN">
          {markForms(claim.quote, forms).map((piece, at) => (piece.marked ? <b key={at}>{piece.text}</b> : piece.text))}
        </blockquote>
      )}
      <button
        type="button"
        class="claim-source"
        onClick={() => open(claim.document, `${claim.start}-${claim.end}`)}
        title={t.value('inDocument', { title: claim.title })}
      >
        {claim.title}
      </button>
    </div>
  )
}
