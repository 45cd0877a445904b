/** The small signs that types and stages have everywhere on the page. */
import { useApp } from './state.ts'

/** A dot in the colour of a type. */
export function TypeDot({ type }: { readonly type: string }) {
  const { palette } = useApp()
  return <span class="dot" aria-hidden="true" style={{ '--c': palette.value.types.get(type) ?? 'var(--muted)' }} />
}

/** A stage by symbol, colour and word. */
export function StageTag({ stage, short = false }: { readonly stage: string; readonly short?: boolean }) {
  const { palette, ontology, say } = useApp()
  const label = say(ontology.stages.find((one) => one.name === stage)?.label)
  return (
    <span class="stage-tag" style={{ '--c': palette.value.stages.get(stage) ?? 'var(--muted)' }} title={label}>
      <span aria-hidden="true">{palette.value.symbols.get(stage) ?? '·'}</span>
      {short ? <span class="sr-only">{label}</span> : label}
    </span>
  )
}

/** A name that selects its entity. */
export function EntityName({
  id,
  type,
  name,
  degree,
}: {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly degree?: number | undefined
}) {
  const { select } = useApp()
  return (
    <button type="button" class="entity-name" onClick={() => select(id)}>
      <TypeDot type={type} />
      <span>{name}</span>
      {degree !== undefined && <span class="count">{degree}</span>}
    </button>
  )
}
