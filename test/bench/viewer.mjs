/**
 * How fast the page is, in a real Chromium with software WebGL, on made graphs; beside it a bare sigma page with the same graph in the same run.
 * Ratios count: seconds are of the machine. `node test/bench/viewer.mjs [nodes]` measures one size only.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { layoutOf } from '../../dist/graph/layout.js'
import { readOntology } from '../../dist/ontology.js'
import { PATHS } from '../../dist/paths.js'
import { createApp } from '../../dist/serve/app.js'
import { loadExplorer } from '../../dist/serve/explorer.js'
import { listen } from '../../dist/serve/listen.js'
import { readPage } from '../../dist/serve/page.js'
import { madeDocuments } from './made-graph.mjs'

const SIZES = [
  { nodes: 10_000, edges: 30_000, placed: true },
  { nodes: 50_000, edges: 150_000, placed: false },
]
const ROUNDS = 5

const BARE = `import { UndirectedGraph } from 'graphology'
import { Sigma } from 'sigma'
const { nodes, edges } = await (await fetch('/api/graph')).json()
const graph = new UndirectedGraph()
nodes.id.forEach((id, at) => graph.addNode(at, { x: nodes.x[at], y: nodes.y[at], label: nodes.name[at], size: 2, color: '#888' }))
edges.source.forEach((source, at) => graph.mergeEdge(source, edges.target[at], { size: 1, color: '#ccc' }))
new Sigma(graph, document.querySelector('#app'), { allowInvalidContainer: true })
performance.mark('picture')
`

const kilobytes = (bytes) => `${Math.round(bytes / 1024)} KB`
const milliseconds = (value) => `${Math.round(value)} ms`

const spiral = ({ nodes }) =>
  new Map(
    nodes.map(({ id }, at) => [id, { x: Math.round(Math.sqrt(at) * Math.cos(at) * 2), y: Math.round(Math.sqrt(at) * Math.sin(at) * 2) }]),
  )

/** Milliseconds from the last byte of the data to the first picture. */
const ready = (url) =>
  withPage(url, async (page) => {
    await page.waitForFunction(() => performance.getEntriesByName('picture').length > 0)
    return page.evaluate(() => {
      const data = performance.getEntriesByType('resource').find(({ name }) => new URL(name).pathname === '/api/graph')
      return performance.getEntriesByName('picture')[0].startTime - data.responseEnd
    })
  })

/** The page as it opens, and whether it then lets one work. */
const measureOpening = (url, selector) =>
  withPage(url, async (page) => {
    await page.locator(selector).waitFor()
    const { now, data } = await page.evaluate(() => ({
      now: performance.now(),
      data: performance.getEntriesByType('resource').find(({ name }) => new URL(name).pathname === '/api/graph').responseEnd,
    }))
    report('overview', milliseconds(now - data), 'from the data to its groups')
    const found = await page.evaluate(typed, 'zh')
    await page.waitForTimeout(3000)
    const again = []
    for (const text of ['改革', 'zh', 'gg', 'pingtai']) again.push(await page.evaluate(typed, text))
    report(
      'search',
      milliseconds(Math.max(...again)),
      `slowest of four, results shown; the first one ${milliseconds(found)} with its index`,
    )
    const longest = await page.evaluate(
      (from) => Math.max(0, ...globalThis.longTasks.filter(({ startTime }) => startTime > from).map((task) => task.duration)),
      now,
    )
    report('longest task after the overview', milliseconds(longest))
  })

const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
)
if (!executablePath) {
  console.log('SKIPPED: there is no Chromium, so the page is not measured. Name one in CHROMIUM.')
  process.exit()
}

const scratch = mkdtempSync(join(tmpdir(), 'reformgraph-bench-viewer-'))
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
})
try {
  const ontology = await readOntology(PATHS.seeds)
  const bare = await bareFiles()
  const assets = join(PATHS.viewer, 'assets')
  const scripts = readdirSync(assets).filter((file) => file.endsWith('.js'))
  report('script', kilobytes(scripts.reduce((sum, file) => sum + gzipSync(readFileSync(join(assets, file))).length, 0)), 'gzip, all of it')
  const only = Number(process.argv[2] ?? 0)
  for (const size of only > 0 ? [{ nodes: only, edges: only * 3, placed: true }] : SIZES) await measure(ontology, bare, size)
} finally {
  await browser.close()
  rmSync(scratch, { recursive: true, force: true })
}
process.exit()

function report(name, value, note = '') {
  console.log(`${name.padEnd(34)} ${value.padStart(12)}  ${note}`)
}

/** A page that only draws, built as ours is. */
async function bareFiles() {
  const root = join(scratch, 'bare')
  mkdirSync(root)
  writeFileSync(
    join(root, 'index.html'),
    '<!doctype html><div id="app" style="height: 800px"></div><script type="module" src="./main.js"></script>',
  )
  writeFileSync(join(root, 'main.js'), BARE)
  const modules = resolve('node_modules')
  await build({
    root,
    logLevel: 'error',
    configFile: false,
    resolve: { alias: { graphology: join(modules, 'graphology'), sigma: join(modules, 'sigma') } },
    build: { target: 'es2022', outDir: join(scratch, 'built'), modulePreload: { polyfill: false } },
  })
  return readPage(join(scratch, 'built'))
}

async function measure(ontology, bare, { nodes, edges, placed }) {
  console.log(`\n${nodes.toLocaleString('en')} nodes, ${edges.toLocaleString('en')} edges`)
  const documents = madeDocuments({ nodes, edges })
  const store = {
    engine: 'made',
    async *documents() {
      yield* documents
    },
    document: (id) => Promise.resolve(documents.find((one) => one.document.id === id)),
  }
  const explorer = await loadExplorer(store, ontology, (graph) => Promise.resolve(placed ? timedLayout(graph, ontology) : spiral(graph)))
  const services = {
    store,
    explorer,
    questions: [],
    ask: () => Promise.resolve([]),
    explore: () => Promise.reject(new Error('not asked')),
    log: console.error,
  }
  const ours = await listen(createApp({ ...services, page: readPage(PATHS.viewer) }), { port: 0 })
  const theirs = await listen(createApp({ ...services, page: bare }), { port: 0 })
  try {
    const data = Buffer.from(await (await fetch(`${ours.url}api/graph`)).arrayBuffer())
    report('data', kilobytes(gzipSync(data).length), 'gzip')
    await fetch(`${ours.url}api/names`)
    await measureOpening(`${ours.url}?l=zh`, '.groups')
    const [whole, sigma] = await best(
      () => ready(`${ours.url}?l=zh&w=1`),
      () => ready(theirs.url),
    )
    report('every entity drawn', milliseconds(whole), 'from the data to the first picture')
    report('bare sigma', milliseconds(sigma), 'the same graph, from the data to the first picture')
    report('ratio', (whole / sigma).toFixed(2), 'times the time of bare sigma')
    await measureAnswers(ours.url, explorer)
  } finally {
    await ours.close()
    await theirs.close()
  }
}

function timedLayout(graph, ontology) {
  const began = performance.now()
  const layout = layoutOf(graph, ontology)
  report('layout, in the build', `${((performance.now() - began) / 1000).toFixed(1)} s`)
  return layout
}

/** The least time of each, taken turn by turn: what else the machine does then slows them alike. */
async function best(...works) {
  const least = works.map(() => Infinity)
  for (let round = 0; round < ROUNDS; round++) for (const [at, work] of works.entries()) least[at] = Math.min(least[at], await work())
  return least
}

async function withPage(url, work) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
  await page.addInitScript(() => {
    globalThis.longTasks = []
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) globalThis.longTasks.push({ startTime, duration })
    }).observe({ type: 'longtask', buffered: true })
  })
  page.setDefaultTimeout(240_000)
  await page.goto(url)
  try {
    return await work(page)
  } finally {
    await page.close()
  }
}

/** Types into the search of the page; milliseconds until results stand there. */
async function typed(text) {
  const input = document.querySelector('.picker input')
  input.focus()
  input.value = ''
  input.dispatchEvent(new Event('input', { bubbles: true }))
  while (document.querySelector('.option')) await new Promise((done) => setTimeout(done))
  const began = performance.now()
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
  while (!document.querySelector('.option')) await new Promise((done) => setTimeout(done))
  return performance.now() - began
}

/** How long the page is busy with a pointer that comes upon a node, and with a click on it. */
async function measureAnswers(url, explorer) {
  const [most] = explorer.graph.nodes.toSorted((a, b) => explorer.degree(b.id).neighbours - explorer.degree(a.id).neighbours)
  await withPage(`${url}?l=zh&w=1&n=${encodeURIComponent(most.id)}`, async (page) => {
    await page.waitForFunction(() => performance.getEntriesByName('picture').length > 0 && /[?&]c=/.test(location.search))
    await page.waitForTimeout(1500)
    const times = await page.evaluate(async () => {
      const layer = document.querySelector('.sigma-mouse')
      const box = layer.getBoundingClientRect()
      const at = (x, y) => ({ bubbles: true, clientX: box.left + x, clientY: box.top + y })
      const middle = at(box.width / 2, box.height / 2)
      const send = (type, where) => {
        const began = performance.now()
        layer.dispatchEvent(new MouseEvent(type, where))
        return performance.now() - began
      }
      const click = (where) => ['mousedown', 'mouseup', 'click'].reduce((sum, type) => sum + send(type, where), 0)
      click(at(4, 4))
      await new Promise((done) => setTimeout(done, 1500))
      const hover = send('mousemove', middle)
      await new Promise((done) => setTimeout(done, 1500))
      return { hover, select: click(middle), selected: new URLSearchParams(location.search).get('n') }
    })
    report('pointer on a node', milliseconds(times.hover), `the most connected, ${explorer.degree(most.id).neighbours} neighbours`)
    report('selection', milliseconds(times.select), times.selected === most.id ? 'the same' : 'NOT SELECTED')
  })
}
