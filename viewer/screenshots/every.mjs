/**
 * Takes a picture of every page of the viewer, at every width and in both themes, to be looked at before a release:
 * `node viewer/screenshots/every.mjs <folder> [pages, comma-separated] [address of a server]`, after `npm run build`.
 * README's own pictures are taken by `take.mjs`.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { firstHit, openBrowser, openServer } from './scene.mjs'

const [folder, only = '', given] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Usage: node viewer/screenshots/every.mjs <folder> [pages] [address]')
  process.exit(2)
}

const SCREENS = [
  { name: 'wide-light', width: 1440, height: 900, scheme: 'light', language: 'zh' },
  { name: 'wide-dark', width: 1440, height: 900, scheme: 'dark', language: 'en' },
  { name: 'narrow-light', width: 390, height: 844, scheme: 'light', language: 'zh', touch: true },
  { name: 'narrow-dark', width: 390, height: 844, scheme: 'dark', language: 'en', touch: true },
  { name: 'least-light', width: 320, height: 640, scheme: 'light', language: 'en', touch: true, some: true },
  { name: 'most-dark', width: 3840, height: 2160, scheme: 'dark', language: 'zh', some: true },
]

const empty = (columns) => ({
  ...columns,
  nodes: Object.fromEntries(Object.keys(columns.nodes).map((name) => [name, []])),
  edges: Object.fromEntries(Object.keys(columns.edges).map((name) => [name, []])),
  facets: columns.facets.map((facet) => ({ ...facet, of: [] })),
  total: { nodes: 0, edges: 0 },
})

const search = (page) => page.locator('.header .picker input')

/** `ready` is what must be seen; `some` says that the page is looked at on the smallest and the largest screen too. */
function pagesOf({ measure, region, other, honour, adopter }) {
  return [
    { name: 'overview', query: {}, ready: '.overview', some: true },
    {
      name: 'search',
      query: {},
      ready: '.overview',
      act: async (page) => {
        await search(page).fill('fq')
        await page.locator('.option').first().waitFor()
      },
    },
    {
      name: 'search-none',
      query: {},
      ready: '.overview',
      act: async (page) => {
        await search(page).fill('没有这样的名称')
        await page.locator('.picker-list').first().waitFor()
      },
    },
    { name: 'node', query: { n: measure }, ready: '.claim', some: true },
    { name: 'region', query: { n: region }, ready: '.claim' },
    {
      name: 'menu',
      query: { n: measure },
      ready: '.claim',
      act: async (page) => {
        await page.waitForTimeout(600)
        const box = await page.locator('.canvas-holder').boundingBox()
        await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { button: 'right' })
        await page.locator('.node-menu, [role="menu"]').first().waitFor({ timeout: 5000 })
      },
    },
    { name: 'trail', query: {}, ready: '.overview', act: (page) => walk(page, measure) },
    { name: 'edge', query: { n: adopter, o: measure }, ready: '.claim' },
    {
      name: 'document',
      query: { n: measure },
      ready: '.claim',
      some: true,
      act: async (page) => {
        await page.locator('.claim-source').first().click()
        await page.locator('.focused').first().waitFor()
      },
    },
    { name: 'profile-measure', query: { v: 'profile', n: measure }, ready: '.spread', some: true },
    { name: 'profile-region', query: { v: 'profile', n: region }, ready: '.entity-head' },
    { name: 'profile-empty', query: { v: 'profile' }, ready: '.profile-empty' },
    { name: 'compare', query: { n: region, o: other, t: 'compare' }, ready: '.balance', some: true },
    { name: 'compare-choose', query: { n: region, t: 'compare' }, ready: '.detail .picker' },
    { name: 'years', query: { t: 'years', 'p.a': '2021', 'p.b': '2022' }, ready: '.balance' },
    { name: 'path', query: { n: region, o: other, t: 'path' }, ready: '.path' },
    { name: 'matrix', query: { v: 'matrix' }, ready: '.matrix tbody td button', some: true },
    { name: 'table', query: { v: 'table' }, ready: 'tbody tr', some: true },
    { name: 'table-claims', query: { v: 'table', 'p.tab': 'claims' }, ready: 'tbody tr' },
    { name: 'questions', query: { v: 'questions' }, ready: '.question-list', some: true },
    { name: 'answer', query: { v: 'questions', q: 'adopters', 'q.measure': measure }, ready: '.answer tbody tr' },
    { name: 'answer-none', query: { v: 'questions', q: 'adopters', 'q.measure': honour }, ready: '.question' },
    {
      name: 'take-away',
      query: {},
      ready: '.overview',
      act: async (page) => {
        await page.locator('.tools button').first().click()
        await page.waitForTimeout(300)
      },
    },
    {
      name: 'filters',
      query: { xs: 'planned', 'f.level': 'county', y: '2021-2023' },
      ready: '.overview',
      act: async (page) => {
        const toggle = page.locator('.filters-toggle')
        if (await toggle.isVisible()) await toggle.click()
      },
    },
    { name: 'filters-nothing', query: { y: '1900-1901' }, ready: '.stage' },
    { name: 'unknown', query: { n: 'Region:nowhere' }, ready: '.detail-body p' },
    { name: 'unknown-question', query: { v: 'questions', q: 'nothing' }, ready: '.question .notice' },
    { name: 'empty', query: {}, ready: '.stage', routes: { '**/api/graph': (route) => changed(route, empty) } },
    { name: 'gone', query: {}, ready: '[role="alert"]', routes: { '**/api/graph': (route) => route.abort() } },
    {
      name: 'lost',
      query: { n: measure },
      ready: '.claim',
      act: async (page) => {
        await page.route('**/api/**', (route) => route.abort())
        await page.locator('.claim-source').first().click()
        await page.waitForTimeout(500)
      },
    },
    { name: 'no-webgl', query: {}, ready: 'tbody tr', script: () => void (HTMLCanvasElement.prototype.getContext = () => null) },
    { name: 'sign-in', query: {}, ready: 'form', routes: { '**/api/**': (route) => route.fulfill({ status: 401, json: {} }) } },
  ]
}

async function changed(route, change) {
  const response = await route.fetch()
  await route.fulfill({ response, json: change(await response.json()) })
}

/** Begins from one entity and expands it. */
async function walk(page, id) {
  await page.goto(`${page.url()}${page.url().includes('?') ? '&' : '?'}n=${encodeURIComponent(id)}`)
  await page.locator('.claim').first().waitFor()
  await page.locator('.expand-tools button').first().click({ timeout: 5000 })
  await page.waitForTimeout(500)
  const expand = page.locator('.expansion:not(:disabled)').first()
  if ((await expand.count()) > 0) await expand.click({ timeout: 5000 })
}

mkdirSync(folder, { recursive: true })
const server = await openServer(given)
const browser = await openBrowser()
try {
  const shown = pagesOf({
    measure: await firstHit(server.url, '枫桥经验'),
    region: await firstHit(server.url, '大观区'),
    other: await firstHit(server.url, '老河口市'),
    honour: await firstHit(server.url, '平安', ['Honor']),
    adopter: await firstHit(server.url, '山西省'),
  })
  const wanted = only === '' ? shown : shown.filter(({ name }) => only.split(',').includes(name))
  for (const screen of SCREENS)
    for (const page of wanted)
      if (!screen.some || page.some) await take(page, screen).catch((error) => console.log(`${page.name} ${screen.name}: ${error.message}`))
} finally {
  await browser.close()
  server.stop()
}

async function take({ name, query, ready, act, routes = {}, script }, { width, height, scheme, language, touch, name: screen }) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale: language === 'zh' ? 'zh-CN' : 'en',
    reducedMotion: 'reduce',
    hasTouch: touch === true,
  })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    page.on('pageerror', (error) => console.log(`${name} ${screen}: ${error.message}`))
    for (const [pattern, answer] of Object.entries(routes)) await page.route(pattern, answer)
    if (script) await page.addInitScript(script)
    await page.goto(`${server.url}?${new URLSearchParams({ l: language, ...query })}`)
    await page.locator(ready).first().waitFor()
    await act?.(page)
    await page.waitForTimeout(700)
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (wider > 0) console.log(`${name} ${screen}: wider than the window by ${wider}`)
    await page.screenshot({ path: join(folder, `${name}-${screen}.png`) })
  } finally {
    await context.close()
  }
}
