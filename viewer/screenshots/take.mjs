/**
 * Takes the README's pictures of the viewer in a real Chromium: `npm run screenshots`, after `npm run build`. Shows the
 * shipped corpus, or whatever the server given as the first argument shows.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import UPNG from 'upng-js'
import { firstHit, openBrowser, openServer } from './scene.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const LARGEST = 300 * 1024
const COLOURS = 128

/** What is shown: `q` a search whose first result is selected. */
const PICTURES = [
  { name: 'overview-light', scheme: 'light', width: 1440, height: 900 },
  { name: 'overview-dark', scheme: 'dark', width: 1440, height: 900 },
  { name: 'measure-dark', scheme: 'dark', width: 1440, height: 900, q: '放管服' },
  { name: 'document-light', scheme: 'light', width: 1440, height: 900, q: '枫桥经验', text: true },
  { name: 'question-light', scheme: 'light', width: 1440, height: 900, q: '放管服', question: 'adopters' },
  { name: 'matrix-light', scheme: 'light', width: 1440, height: 900, view: 'matrix' },
  { name: 'narrow-dark', scheme: 'dark', width: 390, height: 844, q: '枫桥经验' },
]

const server = await openServer(process.argv[2])
const browser = await openBrowser()
try {
  for (const picture of PICTURES) await take(picture)
} finally {
  await browser.close()
  server.stop()
}

async function take({ name, scheme, width, height, q, text, question, view }) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale: 'zh-CN', reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(await addressOf({ q, question, view }))
  await page
    .locator(question === undefined ? (q === undefined ? '.overview' : '.claim') : '.answer')
    .first()
    .waitFor()
  if (text) {
    await page.locator('.claim-source').first().click()
    await page.locator('.focused').first().waitFor()
  }
  await page.waitForTimeout(800)
  const path = join(here, `${name}.png`)
  const bytes = inFewColours(await page.screenshot())
  writeFileSync(path, bytes)
  console.log(`${path} ${Math.round(bytes.length / 1024)} KB`)
  if (bytes.length > LARGEST) process.exitCode = 1
  await context.close()
}

/** A picture of flat colours loses nothing that is seen with a palette, and two thirds of its size. */
function inFewColours(png) {
  const { width, height, ...image } = UPNG.decode(png)
  return Buffer.from(UPNG.encode(UPNG.toRGBA8({ width, height, ...image }), width, height, COLOURS))
}

async function addressOf({ q, question, view }) {
  if (view !== undefined) return `${server.url}?v=${view}`
  if (q === undefined) return server.url
  const id = await firstHit(server.url, q)
  const query = question === undefined ? { n: id } : { v: 'questions', q: question, 'q.measure': id }
  return `${server.url}?${new URLSearchParams(query)}`
}
