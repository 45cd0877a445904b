/** Before anything is selected: what the graph holds, and for each type the most connected, as places to start from. */
import { mostConnectedByType, nodeRow } from '../lib/table.ts'
import { Icon } from './Icon.tsx'
import { EntityName } from './marks.tsx'
import { useApp } from './state.ts'

const LISTED = 6

export function Overview() {
  const { t, net, ontology, say, palette, use, offline } = useApp()
  const { nodes, edges, types, relations } = net.columns
  const documents = nodes.type.filter((type) => types[type] === ontology.document).length
  const claims = edges.relation.filter((relation) => relations[relation] !== ontology.mentions).length
  const top = mostConnectedByType(net, LISTED)
  // The page itself then says how a graph is filled.
  if (nodes.id.length === 0) return null
  return (
    <section class="overview">
      <h2 class="panel-title">{t.value('overview')}</h2>
      <p class="lead">{t.value('overviewLead', { nodes: nodes.id.length - documents, claims, documents })}</p>
      <p class="hint">{t.value('overviewHint')}</p>
      {!offline && (
        <div class="actions">
          <button type="button" class="button" onClick={() => use('years')}>
            <Icon name="years" />
            {t.value('compareYears')}
          </button>
        </div>
      )}
      {ontology.nodes
        .filter((type) => type.name !== ontology.document)
        .map((type) => {
          const rows = (top[types.indexOf(type.name)] ?? []).map((at) => nodeRow(net, at))
          const most = rows[0]?.degree ?? 1
          if (rows.length === 0) return undefined
          return (
            <section key={type.name} class="top" style={{ '--c': palette.value.types.get(type.name) ?? '' }}>
              <h3>
                {say(type.label)}
                <small>{t.value('overviewMost')}</small>
              </h3>
              <ol>
                {rows.map((row) => (
                  <li key={row.id} style={{ '--share': row.degree / most }}>
                    <EntityName id={row.id} type={row.type} name={row.name} degree={row.degree} />
                  </li>
                ))}
              </ol>
            </section>
          )
        })}
    </section>
  )
}
