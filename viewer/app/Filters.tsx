/** What is shown and what not, with how many each choice has; the colours and symbols of the picture are told here too. */
import type { Facet } from '../../src/serve/answers.ts'
import { valueLabel } from '../lib/facets.ts'
import { LEAST, NO_STAGE } from '../lib/filters.ts'
import { encodeView } from '../lib/permalink.ts'
import { FilterTitle, Picks, Switches, type FilterRow } from './FilterRows.tsx'
import { Icon } from './Icon.tsx'
import { StageTag, TypeDot } from './marks.tsx'
import { useApp } from './state.ts'
import { Years } from './Years.tsx'

export function Filters({ onClose }: { readonly onClose: () => void }) {
  const { t, view, change, home, net } = useApp()
  const changed = encodeView({ ...home, filters: view.value.filters }, home) !== encodeView(home, home)
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
      <Types />
      <Relations />
      <Stages />
      {net.columns.edges.year.some((year) => year > 0) && <Years />}
      {net.columns.facets.map((facet) => (
        <FacetFilter key={facet.name} facet={facet} />
      ))}
      <LeastFilter />
    </aside>
  )
}

function Types() {
  const { t, ontology, say, shown, view, filter, home } = useApp()
  const { counts } = shown.value
  const { filters } = view.value
  const rows = ontology.nodes.map((type) => ({
    name: type.name,
    label: say(type.label),
    note: say(type.note),
    count: counts.types.get(type.name) ?? 0,
    sign: <TypeDot type={type.name} />,
  }))
  return (
    <>
      <Switches
        title={t.value('filterTypes')}
        rows={rows}
        hidden={filters.types}
        usual={home.filters.types}
        onChange={(types) => filter({ types })}
      />
      <label class="unlinked">
        <input type="checkbox" checked={filters.unlinked} onChange={() => filter({ unlinked: !filters.unlinked })} />
        <span>{t.value('unlinked')}</span>
        <span class="count">{t.value('number', { n: counts.unlinked })}</span>
      </label>
    </>
  )
}

function Relations() {
  const { t, ontology, say, shown, view, filter, home } = useApp()
  const rows = ontology.edges
    .filter((type) => type.name !== ontology.mentions)
    .map((type) => ({
      name: type.name,
      label: say(type.label),
      note: say(type.note),
      count: shown.value.counts.relations.get(type.name) ?? 0,
      sign: undefined,
    }))
  return (
    <Switches
      title={t.value('filterRelations')}
      rows={rows}
      hidden={view.value.filters.relations}
      usual={home.filters.relations}
      onChange={(relations) => filter({ relations })}
    />
  )
}

function Stages() {
  const { t, ontology, shown, view, filter, home } = useApp()
  const count = (name: string): number => shown.value.counts.stages.get(name) ?? 0
  const rows: FilterRow[] = [
    ...ontology.stages.map(({ name }) => ({ name, label: '', note: '', count: count(name), sign: <StageTag stage={name} /> })),
    { name: NO_STAGE, label: t.value('noStage'), note: '', count: count(NO_STAGE), sign: undefined },
  ]
  return (
    <Switches
      title={t.value('filterStages')}
      rows={rows}
      hidden={view.value.filters.stages}
      usual={home.filters.stages}
      onChange={(stages) => filter({ stages })}
    />
  )
}

/** Values of one property: the most frequent first where they have no order of their own. */
function FacetFilter({ facet }: { readonly facet: Facet }) {
  const { t, ontology, say, view, filter, net, shown } = useApp()
  const { facets } = view.value.filters
  const declared = ontology.nodes.flatMap((type) => Object.values(type.properties)).find((property) => property.facet === facet.name)
  const counts = shown.value.counts.facets.get(facet.name)
  const place = (value: string): number => declared?.values?.indexOf(value) ?? 0
  const rows = facet.values.map((value) => ({
    name: value,
    label: valueLabel(net, facet, value, t.value),
    note: '',
    count: counts?.get(value) ?? 0,
    sign: undefined,
  }))
  const wanted = facets.get(facet.name) ?? new Set<string>()
  return (
    <Picks
      title={say(declared?.label)}
      rows={rows.toSorted((a, b) => place(a.name) - place(b.name) || b.count - a.count)}
      wanted={wanted}
      onChange={(values) => {
        const others = [...facets].filter(([name]) => name !== facet.name)
        filter({ facets: new Map(values.size === 0 ? others : [...others, [facet.name, values]]) })
      }}
    />
  )
}

/** In how many places at least. */
function LeastFilter() {
  const { t, ontology, say, view, filter, shown } = useApp()
  const { least } = view.value.filters
  const title = t.value('filterLeast', { place: say(ontology.nodes.find((type) => type.name === ontology.place)?.label) })
  const { counts } = shown.value
  return (
    <fieldset class="choice">
      <FilterTitle title={title} onClear={least > 1 ? () => filter({ least: 1 }) : undefined} />
      <select class="field" aria-label={title} value={least} onChange={(event) => filter({ least: Number(event.currentTarget.value) })}>
        {LEAST.filter((n) => n === 1 || n === least || (counts.least.get(n) ?? 0) > 0).map((n) => (
          <option key={n} value={n}>
            {n === 1 ? t.value('yearAny') : t.value('leastOption', { n, count: counts.least.get(n) ?? 0 })}
          </option>
        ))}
      </select>
    </fieldset>
  )
}
