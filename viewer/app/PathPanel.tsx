/** All shortest ways from one entity to another; each step with its relation and best sentence. */
import { useSignal } from '@preact/signals'
import type { Claim as Said, PathAnswer } from '../../src/serve/answers.ts'
import { address } from '../lib/api.ts'
import { Claim } from './Claim.tsx'
import { EntityName } from './marks.tsx'
import { useApp } from './state.ts'
import { Trouble } from './Trouble.tsx'
import { useAnswer } from './use-answer.ts'
import { useLit } from './use-lit.ts'

/** Ways that are listed at most. */
const MOST = 100

export function PathPanel({ from, to }: { readonly from: string; readonly to: string }) {
  const { t } = useApp()
  const answer = useAnswer<PathAnswer>(address(['path'], { from, to, limit: MOST }))
  useLit(answer.state === 'ready' ? answer.value.paths.flatMap((path) => path.nodes.map((node) => node.id)) : [])
  if (answer.state !== 'ready') return <Trouble answer={answer} id={to} />
  const { paths, more } = answer.value
  return (
    <section class="paths">
      <h2 class="panel-title">{t.value('path')}</h2>
      <div class="pair-ends">
        <EntityName {...answer.value.from} />
        <EntityName {...answer.value.to} />
      </div>
      <p class="hint">
        {paths.length === 0
          ? t.value('pathNone')
          : more
            ? t.value('pathMore', { n: paths.length })
            : t.value('pathCount', { n: paths.length, steps: (paths[0]?.nodes.length ?? 1) - 1 })}
      </p>
      {paths.map((path) => (
        <ol class="path" key={path.nodes.map((node) => node.id).join('\t')}>
          {path.nodes.map((node, at) => (
            <li key={node.id}>
              <EntityName {...node} />
              {at < path.steps.length && (
                <Step claims={path.steps[at] ?? []} forms={[node.name, path.nodes[at + 1]?.name ?? '']} from={node.id} />
              )}
            </li>
          ))}
        </ol>
      ))}
    </section>
  )
}

function Step({ claims, forms, from }: { readonly claims: readonly Said[]; readonly forms: readonly string[]; readonly from: string }) {
  const { t, ontology, say } = useApp()
  const all = useSignal(false)
  const [first, ...others] = claims
  if (!first) return null
  return (
    <div class="step">
      <p class="step-relation">
        {first.source === from ? '↓' : '↑'} {say(ontology.edges.find((one) => one.name === first.relation)?.label)}
      </p>
      {(all.value ? claims : [first]).map((claim) => (
        <Claim key={claim.id} claim={claim} forms={forms} />
      ))}
      {others.length > 0 && (
        <button type="button" class="text-button" aria-expanded={all.value} onClick={() => (all.value = !all.value)}>
          {all.value ? t.value('sentencesHide') : t.value('sentences', { n: claims.length })}
        </button>
      )}
    </div>
  )
}
