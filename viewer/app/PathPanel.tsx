/** All shortest ways from one entity to another; each step with its relation and best sentence. */
import type { Claim as Said, PathAnswer } from '../../src/serve/answers.ts'
import { address } from '../lib/api.ts'
import { Claim } from './Claim.tsx'
import { EntityName } from './marks.tsx'
import { useApp } from './state.ts'
import { Trouble } from './Trouble.tsx'
import { useAnswer } from './use-answer.ts'
import { useLit } from './use-lit.ts'

export function PathPanel({ from, to }: { readonly from: string; readonly to: string }) {
  const { t } = useApp()
  const answer = useAnswer<PathAnswer>(address(['path'], { from, to, limit: 20 }))
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
  const { ontology, say } = useApp()
  const [first] = claims
  if (!first) return null
  return (
    <div class="step">
      <p class="step-relation">
        {first.source === from ? '↓' : '↑'} {say(ontology.edges.find((one) => one.name === first.relation)?.label)}
      </p>
      <Claim claim={first} forms={forms} />
    </div>
  )
}
