/** Below the results of a search: how many there are in all and of each type, which can be looked at alone. */
import type { Found } from '../lib/search.ts'
import { TypeDot } from './marks.tsx'
import { useApp } from './state.ts'

interface FootProps {
  readonly wanted: string
  readonly found: Found | undefined
  /** Types that are offered; all where empty. */
  readonly types: readonly string[]
  readonly only: string
  readonly onOnly: (type: string) => void
}

export function PickerFoot({ wanted, found, types, only, onOnly }: FootProps) {
  const { t, ontology, say, names } = useApp()
  if (!found)
    return (
      <p class="picker-foot" role="status">
        {names.value instanceof Error
          ? names.value.status === 0
            ? t.value('serverGone')
            : t.value('failed', { detail: names.value.message })
          : t.value('loadingPart')}
      </p>
    )
  const offered = ontology.nodes.filter((type) => found.counts.has(type.name) && (types.length === 0 || types.includes(type.name)))
  const total = offered.reduce((sum, type) => sum + (found.counts.get(type.name) ?? 0), 0)
  return (
    <div class="picker-foot">
      <p role="status">{total === 0 ? t.value('searchNone', { q: wanted }) : t.value('searchCount', { n: total })}</p>
      {offered.length > 1 &&
        offered.map((type) => (
          <button
            type="button"
            key={type.name}
            class="picker-type"
            aria-pressed={only === type.name}
            // Before the field loses its focus, which closes the list.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onOnly(only === type.name ? '' : type.name)}
          >
            <TypeDot type={type.name} />
            {say(type.label)} <span class="count">{found.counts.get(type.name)}</span>
          </button>
        ))}
    </div>
  )
}
