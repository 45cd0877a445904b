/** What is shown of the graph: the legend of types that is its filter too, relations, stages, years. Each with counts. */
import { NO_STAGE } from '../lib/filters.ts'
import type { Facet } from '../../src/serve/answers.ts'
import { encodeView } from '../lib/permalink.ts'
import { valueWord } from '../lib/words.ts'
import { Icon } from './Icon.tsx'
import { StageTag, TypeDot } from './marks.tsx'
import { useApp } from './state.ts'
import { Years } from './Years.tsx'

export function Filters({ onClose }: { readonly onClose: () => void }) {
  const { t, ontology, say, shown, view, filter, home, change, net } = useApp()
  const { counts } = shown.value
  const { filters } = view.value
  const changed = encodeView({ ...home, filters }, home) !== ''
  return (
    <aside class="filters" aria-label={t.value('filters')}>
      <div class="filters-head">
        <h2>{t.value('filters')}</h2>
        <button type="button" class="text-button" disabled={!changed} onClick={() => change({ filters: home.filters }, 'replace')}>
          {t.value('reset')}
        </button>
        <button type="button" class="tool filters-close" onClick={onClose} aria-label={t.value('close')}>
          <Icon name="close" />
        </button>
      </div>
      <Choice
        title={t.value('filterTypes')}
        rows={ontology.nodes.map((type) => ({
          name: type.name,
          label: say(type.label),
          note: say(type.note),
          count: counts.types.get(type.name) ?? 0,
          sign: <TypeDot type={type.name} />,
        }))}
        hidden={filters.types}
        onChange={(types) => filter({ types })}
      />
      <label class="unlinked">
        <input type="checkbox" checked={filters.unlinked} onChange={() => filter({ unlinked: !filters.unlinked })} />
        <span>{t.value('unlinked')}</span>
        <span class="count">{counts.unlinked}</span>
      </label>
      <Choice
        title={t.value('filterRelations')}
        rows={ontology.edges
          .filter((type) => type.name !== ontology.mentions)
          .map((type) => ({
            name: type.name,
            label: say(type.label),
            note: say(type.note),
            count: counts.relations.get(type.name) ?? 0,
            sign: undefined,
          }))}
        hidden={filters.relations}
        onChange={(relations) => filter({ relations })}
      />
      <Choice
        title={t.value('filterStages')}
        rows={[
          ...ontology.stages.map((stage) => ({
            name: stage.name,
            label: '',
            note: '',
            count: counts.stages.get(stage.name) ?? 0,
            sign: <StageTag stage={stage.name} />,
          })),
          { name: NO_STAGE, label: t.value('noStage'), note: '', count: counts.stages.get(NO_STAGE) ?? 0, sign: undefined },
        ]}
        hidden={filters.stages}
        onChange={(stages) => filter({ stages })}
      />
      {net.columns.facets.map((facet) => (
        <FacetFilter key={facet.name} facet={facet} />
      ))}
      {net.columns.edges.year.some((year) => year > 0) && <Years />}
    </aside>
  )
}

/** One value of a property that few values are known of. */
function FacetFilter({ facet }: { readonly facet: Facet }) {
  const { t, ontology, say, view, filter, net } = useApp()
  const { facets } = view.value.filters
  const label = say(ontology.nodes.flatMap((type) => Object.entries(type.properties)).find(([name]) => name === facet.name)?.[1].label)
  const [chosen = ''] = facets.get(facet.name) ?? []
  const choose = (value: string): void => {
    const others = [...facets].filter(([name]) => name !== facet.name)
    filter({ facets: new Map(value === '' ? others : [...others, [facet.name, new Set([value])]]) })
  }
  return (
    <label class="choice facet">
      <span>{label}</span>
      <select value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{t.value('yearAny')}</option>
        {facet.values.map((value) => (
          <option key={value} value={value}>
            {net.columns.nodes.name[net.indexOf.get(value) ?? -1] ?? valueWord(value, t.value)}
          </option>
        ))}
      </select>
    </label>
  )
}

interface Row {
  readonly name: string
  readonly label: string
  readonly note: string
  readonly count: number
  readonly sign: preact.ComponentChild
}

interface ChoiceProps {
  readonly title: string
  readonly rows: readonly Row[]
  readonly hidden: ReadonlySet<string>
  readonly onChange: (hidden: ReadonlySet<string>) => void
}

/** Rows that can be switched on and off; “only” switches all others off. */
function Choice({ title, rows, hidden, onChange }: ChoiceProps) {
  const { t } = useApp()
  const most = Math.max(1, ...rows.filter((row) => !hidden.has(row.name)).map((row) => row.count))
  const on = rows.filter((row) => !hidden.has(row.name))
  const toggle = (name: string): void => {
    const next = new Set(hidden)
    if (!next.delete(name)) next.add(name)
    onChange(next)
  }
  return (
    <fieldset class="choice">
      <legend>{title}</legend>
      {rows.map((row) => {
        const alone = on.length === 1 && on[0]?.name === row.name
        return (
          <div class="choice-row" key={row.name} data-off={hidden.has(row.name) ? '' : undefined} title={row.note}>
            <label>
              <input type="checkbox" checked={!hidden.has(row.name)} onChange={() => toggle(row.name)} />
              {row.sign}
              <span>{row.label}</span>
            </label>
            <button
              type="button"
              class="only"
              aria-label={t.value('onlyThis', { name: row.label === '' ? row.name : row.label })}
              onClick={() => onChange(new Set(alone ? [] : rows.map((one) => one.name).filter((name) => name !== row.name)))}
            >
              {alone ? t.value('all') : t.value('only')}
            </button>
            <span class="count">{row.count}</span>
            <span class="bar" aria-hidden="true" style={{ '--share': hidden.has(row.name) ? 0 : row.count / most }} />
          </div>
        )
      })}
    </fieldset>
  )
}
