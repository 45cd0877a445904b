/** The one state of the page: what was loaded, the view, and what follows from both. Everything reads it, only its actions change it. */
import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Ontology, Words } from '../../src/model.ts'
import type { GraphAnswer, NamesAnswer } from '../../src/serve/answers.ts'
import { ApiError, address, getJson } from '../lib/api.ts'
import { paletteOf, type Palette } from '../lib/colours.ts'
import { applyFilters, homeFilters, type Filters, type Shown } from '../lib/filters.ts'
import { indexNames, type Names } from '../lib/names.ts'
import { toNet, type Net } from '../lib/net.ts'
import { decodeView, encodeView, type Language, type Tool, type View } from '../lib/permalink.ts'
import { translator, type Translate } from '../lib/words.ts'
import { createExploring, type Exploring } from './exploring.ts'
import type { Appearance } from './theme.ts'

/** The picture as it is seen, as a file. */
export interface PictureFiles {
  readonly png: () => Promise<Blob | undefined>
  readonly svg: () => string
}

export interface State extends Appearance {
  /** Whether the page carries its data with it and there is no server to ask. */
  readonly offline: boolean
  readonly ontology: Ontology
  readonly net: Net
  readonly home: View
  readonly view: ReadonlySignal<View>
  readonly palette: ReadonlySignal<Palette>
  /** What is on the canvas, in the table and in what is taken away; and the whole graph under the same filters. */
  readonly shown: ReadonlySignal<Shown>
  readonly passing: ReadonlySignal<Shown>
  readonly exploring: Exploring
  /** The node whose menu is open, and where in the picture. */
  readonly menu: Signal<Menu | undefined>
  readonly t: ReadonlySignal<Translate>
  /** Counts up when the picture is asked to move to the selection. */
  readonly locate: Signal<number>
  /** Counts up when the picture is asked to look where the view says. */
  readonly look: Signal<number>
  /** Ids that the detail speaks of, beside the two that are selected. */
  readonly lit: Signal<ReadonlySet<string>>
  readonly webgl: Signal<boolean>
  readonly picture: Signal<PictureFiles | undefined>
  /** What is searched in: fetched once the page stands, or when one begins to type. */
  readonly names: ReadonlySignal<Names | ApiError | undefined>
  readonly loadNames: () => void
  /** Changes the view; `replace` adds no step to go back to. */
  readonly change: (part: Partial<View>, how?: 'push' | 'replace') => void
  readonly filter: (part: Partial<Filters>) => void
  /** Sets up a page: what is as usual is written as ''. */
  readonly set: (name: string, value: string) => void
  readonly select: (id: string) => void
  readonly pair: (a: string, b: string) => void
  readonly use: (tool: Tool) => void
  readonly open: (document: string, at: string) => void
  /** The address of the view with a part of it changed. */
  readonly href: (part: Partial<View>) => string
  /** A word of the ontology in the reader's language. */
  readonly say: (words: Words | undefined) => string
}

export interface Menu {
  readonly node: number
  readonly x: number
  readonly y: number
}

const Context = createContext<State | undefined>(undefined)
export const StateProvider = Context.Provider

export function useApp(): State {
  const state = useContext(Context)
  if (!state) throw new Error('there is no state around this component')
  return state
}

interface Given {
  readonly ontology: Ontology
  readonly columns: GraphAnswer
  readonly appearance: Appearance
  /** The view that a page without a server opens with. */
  readonly query: string | undefined
}

export function createState({ ontology, columns, appearance, query }: Given): State {
  const offline = query !== undefined
  const net = toNet(columns, ontology)
  const home = homeView(ontology, navigator.language.startsWith('zh') ? 'zh' : 'en')
  const view = signal(decodeView(said(query), home))
  const filters = computed(() => view.value.filters)
  const language = computed(() => view.value.language)
  const passing = computed(() => applyFilters(net, filters.value))
  const locate = signal(view.value.node === '' ? 0 : 1)
  const look = signal(0)
  const lit = signal<ReadonlySet<string>>(new Set())
  // The address of a file has no query of its own that could be changed: there the view stands behind the #.
  const addressOf = (of: View): string => (offline ? `#${encodeView(of, home)}` : `${location.pathname}${encodeView(of, home)}`)
  const change = (part: Partial<View>, how: 'push' | 'replace' = 'push'): void => {
    view.value = { ...view.value, ...part }
    const url = addressOf(view.value)
    if (how === 'push') history.pushState(null, '', url)
    else history.replaceState(null, '', url)
  }
  const names = signal<Names | ApiError | undefined>(undefined)
  const loadNames = namesLoader(net, names)
  const exploring = createExploring({ net, view, passing, change: (part) => batch(() => change(part)) })
  addEventListener('popstate', () => {
    batch(() => {
      view.value = decodeView(said(query), home)
      look.value++
    })
  })
  effect(() => {
    document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en'
  })
  return {
    ...appearance,
    offline,
    ontology,
    net,
    home,
    view,
    locate,
    look,
    lit,
    menu: signal<Menu | undefined>(undefined),
    passing,
    exploring,
    webgl: signal(true),
    picture: signal(undefined),
    names,
    loadNames,
    palette: computed(() => paletteOf(ontology, appearance.shade.value)),
    shown: computed(() => {
      const { scope, kept } = exploring.walked.value
      return scope ? applyFilters(net, filters.value, { scope, kept }) : passing.value
    }),
    t: computed(() => translator(language.value)),
    change,
    filter: (part) => change({ filters: { ...view.value.filters, ...part } }, 'replace'),
    set: (name, value) => change({ settings: { ...view.value.settings, [name]: value } }, 'replace'),
    select: (id) =>
      batch(() => {
        lit.value = new Set()
        change({ node: id, other: '', tool: '', ...exploring.meeting(id) })
        locate.value++
      }),
    pair: (a, b) => change({ node: a, other: b, tool: '' }),
    use: (tool) => change({ tool, other: '' }),
    open: (id, at) => change({ document: id, at }),
    href: (part) => addressOf({ ...view.value, ...part }),
    say: (words) => words?.[language.value] ?? '',
  }
}

/** The query that says the view. */
function said(usual: string | undefined): string {
  if (usual === undefined) return location.search
  return location.hash === '' ? usual : location.hash.slice(1)
}

function homeView(ontology: Ontology, language: Language): View {
  const filters = homeFilters(ontology)
  return {
    language,
    page: 'graph',
    node: '',
    other: '',
    tool: '',
    document: '',
    at: '',
    question: '',
    values: {},
    settings: {},
    filters,
    trail: '',
    whole: false,
    camera: '',
  }
}

/** Lets the page answer to what was done meanwhile. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** Fetches once; after a failure, again when asked again. */
function namesLoader(net: Net, names: Signal<Names | ApiError | undefined>): () => void {
  let asked = false
  const load = async (): Promise<void> => {
    try {
      names.value = await indexNames(net.columns.nodes.name, await getJson<NamesAnswer>(address(['names'])), pause)
    } catch (error) {
      asked = false
      names.value = error instanceof ApiError ? error : new ApiError(0, String(error))
    }
  }
  return () => {
    if (asked) return
    asked = true
    void load()
  }
}
