/** The page: search and pages above, filters to the left, the picture or its twin in the middle, detail to the right. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { nodeRow } from '../lib/table.ts'
import { Canvas } from './Canvas.tsx'
import { Detail } from './Detail.tsx'
import { DocumentPanel } from './DocumentPanel.tsx'
import { Filters } from './Filters.tsx'
import { GroupMap } from './GroupMap.tsx'
import { Header } from './Header.tsx'
import { Matrix } from './Matrix.tsx'
import { EmptyGraph, Notices } from './Notices.tsx'
import { Profile } from './Profile.tsx'
import { Questions } from './Questions.tsx'
import { useApp } from './state.ts'
import { Table } from './Table.tsx'
import { Trail } from './Trail.tsx'

export function App() {
  const { view, t, net } = useApp()
  const filtersOpen = useSignal(false)
  const { page, document: opened, node, other, tool } = view.value
  // A profile tells of its entity by itself; beside it stands only what is said of it and another.
  const beside = other !== '' || tool !== '' || (page !== 'profile' && node !== '')
  useEffect(() => {
    document.title = `${titleOf(net.columns.nodes.name[net.indexOf.get(node) ?? -1])}${t.value('title')}`
  }, [node, t.value, net])
  const empty = net.columns.nodes.id.length === 0
  return (
    <div class="app" data-filters={filtersOpen.value ? 'open' : undefined} data-page={page} data-selected={beside ? '' : undefined}>
      <a class="skip" href={page === 'profile' ? '#main' : '#detail'}>
        {t.value('skip')}
      </a>
      <Header onFilters={() => (filtersOpen.value = !filtersOpen.value)} />
      <Filters onClose={() => (filtersOpen.value = false)} />
      <main class="stage">
        <Notices />
        <div class="stage-page">
          {empty ? <EmptyGraph /> : <Page />}
          {opened !== '' && <DocumentPanel id={opened} />}
        </div>
      </main>
      <Detail />
      <Announcement />
    </div>
  )
}

function Page() {
  const { view, webgl, exploring } = useApp()
  const { page } = view.value
  const grouped = exploring.grouped.value
  const picture = page === 'graph' && webgl.value && !grouped
  // Made when it is first needed: behind an overview of groups it would cost seconds for nothing.
  const drawn = useRef(false)
  drawn.current ||= picture
  return (
    <>
      {webgl.value && drawn.current && <Canvas hidden={!picture} />}
      {page === 'graph' && grouped && <GroupMap />}
      {page === 'graph' && !grouped && <Trail />}
      {(page === 'table' || (page === 'graph' && !webgl.value && !grouped)) && <Table />}
      {page === 'matrix' && <Matrix />}
      {page === 'profile' && <Profile />}
      {page === 'questions' && <Questions />}
    </>
  )
}

const titleOf = (name: string | undefined): string => (name === undefined ? '' : `${name} · `)

/** Tells a screen reader what was selected. */
function Announcement() {
  const { view, net, t, ontology, say } = useApp()
  const at = net.indexOf.get(view.value.node)
  const row = at === undefined ? undefined : nodeRow(net, at)
  const type = ontology.nodes.find((one) => one.name === row?.type)
  return (
    <div class="sr-only" role="status" aria-live="polite">
      {row && t.value('selected', { type: say(type?.label), name: row.name, n: row.degree })}
    </div>
  )
}
