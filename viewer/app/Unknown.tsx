/** A link leads to what the graph does not have: says so, and offers what may have been meant. */
import { nodeRow } from '../lib/table.ts'
import { searchNames } from '../lib/search.ts'
import { ApiError } from '../lib/api.ts'
import { EntityName } from './marks.tsx'
import { useApp, type State } from './state.ts'
import { useEffect } from 'preact/hooks'

export function Unknown({ id }: { readonly id: string }) {
  const { t, net, names, loadNames, change, home, view } = useApp()
  useEffect(loadNames, [loadNames])
  // What stands behind the type is a name, a code or a path; where nothing has the whole, its end or its beginning may be in a name.
  const wanted = id.slice(Math.max(id.indexOf(':'), id.lastIndexOf('/')) + 1)
  const index = names.value
  const near =
    index === undefined || index instanceof ApiError
      ? []
      : [wanted, wanted.slice(-4), wanted.slice(0, 4)]
          .map((part) => searchNames(net, index, part, { limit: 6 }).hits)
          .find((hits) => hits.length > 0)
  return (
    <section class="unknown">
      <p class="trouble" role="alert">
        {t.value('unknownNode', { id })}
      </p>
      <p class="hint">{t.value('unknownWhy')}</p>
      {near !== undefined && near.length > 0 && (
        <>
          <h3>{t.value('unknownNear')}</h3>
          <ul>
            {near.map((hit) => (
              <li key={hit.id}>
                <EntityName {...nodeRow(net, net.indexOf.get(hit.id) ?? -1)} />
              </li>
            ))}
          </ul>
        </>
      )}
      <button type="button" class="button" onClick={() => change({ ...home, language: view.value.language })}>
        {t.value('overview')}
      </button>
    </section>
  )
}

/** Whether the page can tell that there is no such entity without asking. */
export function isUnknown({ net }: State, id: string): boolean {
  const whole = net.columns.total.nodes === net.columns.nodes.id.length
  return id !== '' && whole && !net.indexOf.has(id)
}
