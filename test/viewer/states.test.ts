/** When things go wrong: each state says what is the matter and what to do, and nothing breaks. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Listening } from '../../src/serve/listen.ts'
import { axeFaults } from '../support/axe.ts'
import { hasBrowser, openBrowser } from '../support/browser.ts'
import { documentOf } from '../support/graphs.ts'
import { atRest, openPage } from '../support/page.ts'
import { servePage } from '../support/served.ts'

const LONG = '特别长的改革举措名称'.repeat(20)
const MARKUP = '<script>document.title="x"</script><b>粗</b>&amp;'
const AWKWARD = documentOf('怪', {
  title: `${MARKUP}报告`,
  year: 2024,
  region: 'Region:990007',
  text: `## 工作\n某县实施${LONG}，某县试点${MARKUP}。`,
  entities: { 'Region:990007': ['某县'], [`Measure:${LONG}`]: [LONG], [`Program:${MARKUP}`]: [MARKUP] },
  relations: [
    ['ADOPTED', 'Region:990007', `Measure:${LONG}`, `某县实施${LONG}`, { stage: 'implemented', year: 2022 }],
    ['ADOPTED', 'Region:990007', `Program:${MARKUP}`, `某县试点${MARKUP}`, { stage: 'piloted', year: 2024 }],
  ],
})

describe.skipIf(!hasBrowser())('when things go wrong', () => {
  let browser: Browser
  let server: Listening
  let awkward: Listening
  beforeAll(async () => {
    server = await servePage()
    awkward = await servePage([AWKWARD], () => Promise.resolve([{ practice: MARKUP, quote: LONG }]))
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
    await awkward.close()
  })

  it('says that the server is gone, keeps what it has, and goes on when it is back', async () => {
    const page = await openPage(browser, `${server.url}?n=Region:990001`, { expected: /Failed to load resource/ })
    await page.locator('.claim').first().waitFor()
    await page.route('**/api/**', (route) => route.abort())
    await page
      .locator('.end')
      .getByRole('button', { name: /枫桥经验/ })
      .first()
      .click()
    await page.getByRole('alert').filter({ hasText: '恢复后会自动继续' }).waitFor()
    await page.goBack()
    await page.locator('.entity-title', { hasText: '青河县' }).waitFor()
    await page.goForward()
    await page.unroute('**/api/**')
    await page.locator('.entity-title', { hasText: '枫桥经验' }).waitFor()
    await page.getByText('恢复后会自动继续').waitFor({ state: 'detached' })
    expect(await page.locator('.trouble').count()).toBe(0)
  })

  it('carries on with the table when the browser takes the picture away, and draws it again', async () => {
    const page = await openPage(browser, server.url, { expected: /WebGL|CONTEXT_LOST/i })
    await page.locator('.canvas-status').waitFor()
    await page.evaluate(() => {
      for (const canvas of document.querySelectorAll('canvas'))
        canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext()
    })
    await page.getByText('WebGL 不可用').waitFor()
    await page.locator('tbody tr', { hasText: '枫桥经验' }).click()
    await page.locator('.entity-title', { hasText: '枫桥经验' }).waitFor()
    await page.getByRole('button', { name: '重新绘图' }).click()
    await page.locator('.canvas-status').waitFor()
    expect(await page.locator('table').count()).toBe(0)
  })

  it.each([
    ['?n=Region:青河县', '图谱中没有“Region:青河县”。', '甲省青河县'],
    ['?v=profile&n=Region:青河县', '图谱中没有“Region:青河县”。', '甲省青河县'],
    ['?n=Region:990001&o=Program:枫桥', '图谱中没有“Program:枫桥”。', '枫桥经验'],
    ['?d=reports/2021/山阳区', '图谱中没有“reports/2021/山阳区”。', '甲省山阳区'],
  ])('tells what an unknown link may have meant: %s', async (query, words, near) => {
    const page = await openPage(browser, `${server.url}${query}`)
    await page.getByText(words).waitFor()
    await page.locator('.unknown').getByRole('button', { name: near }).click()
    await page.locator('.entity-title', { hasText: near }).first().waitFor()
    expect(await page.locator('.unknown .trouble', { hasText: words }).count()).toBe(query.startsWith('?d') ? 1 : 0)
  })

  it('says that it does not know a question', async () => {
    const page = await openPage(browser, `${server.url}?v=questions&q=nonsense`)
    await page.getByText('没有“nonsense”这个问题').waitFor()
    await page.getByLabel('筛选问题').fill('矛盾')
    await page.locator('.question-list button', { hasText: '相互矛盾的表述' }).click()
    await page.locator('.panel-title', { hasText: '相互矛盾的表述' }).waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe('contradictions')
  })

  it('says that the filters let nothing through, and lets them go', async () => {
    const page = await openPage(browser, `${server.url}?y=1900-1901`)
    const empty = page.locator('.canvas-empty', { hasText: '没有符合筛选条件的实体。' })
    await empty.waitFor()
    expect(await axeFaults(page)).toEqual([])
    await empty.getByRole('button', { name: '清除所有筛选' }).click()
    await page.locator('.canvas-status', { hasText: '9 个实体' }).waitFor()
    await empty.waitFor({ state: 'detached' })
  })

  it('says of an empty graph how it is filled, on every page', async () => {
    const empty = await servePage([])
    try {
      for (const query of ['', '?v=table', '?v=matrix', '?v=profile', '?v=questions']) {
        const page = await openPage(browser, `${empty.url}${query}`)
        expect(await page.locator('.stage .notice').innerText()).toContain('reformgraph build')
        expect(await axeFaults(page)).toEqual([])
      }
    } finally {
      await empty.close()
    }
  })

  it('shows a name of two hundred characters in the narrowest window', async () => {
    const width = 320
    for (const query of [`?n=Measure:${LONG}`, '?v=table', `?v=profile&n=Region:990007`, '?d=怪']) {
      const page = await openPage(browser, `${awkward.url}${query}`, { viewport: { width, height: 800 } })
      await page.getByText(LONG).first().waitFor({ state: 'attached' })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
  })

  it.each(['', '?n=Region:990001', '?v=table', '?v=matrix', '?v=profile&n=Program:枫桥经验', '?v=questions', '?v=questions&q=adopters'])(
    'is no wider than the narrowest window, in either language: %s',
    async (query) => {
      const page = await openPage(browser, `${server.url}${query}`, { viewport: { width: 320, height: 640 } })
      const widest = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth)
      await page.locator('.stage > .stage-page > *').first().waitFor()
      expect(await widest()).toBe(320)
      await page.getByRole('button', { name: 'Switch to English' }).click()
      await page.locator('html[lang="en"]').waitFor()
      expect(await widest()).toBe(320)
    },
  )

  it('shows a heading of a document without its sign', async () => {
    const page = await openPage(browser, `${awkward.url}?d=怪&at=6-10`)
    await page.locator('.document-text .heading').waitFor()
    expect(await page.locator('.document-text .heading').innerText()).toBe('工作')
    expect(await page.locator('.focused').first().innerText()).toMatch(/^某县/)
  })

  it('shows markup in names as text, everywhere', async () => {
    for (const query of [
      '',
      `?n=Program:${encodeURIComponent(MARKUP)}`,
      '?v=table',
      '?v=profile&n=Region:990007',
      '?v=questions&q=by-field',
      '?d=怪',
    ]) {
      const page = await openPage(browser, `${awkward.url}${query}`)
      await page.getByText(MARKUP.slice(0, 30)).first().waitFor({ state: 'attached' })
      expect(await page.title()).not.toBe('x')
      expect(await page.locator('b', { hasText: /^粗$/ }).count()).toBe(0)
    }
  })

  it('runs no script but its own, and asks nobody else', async () => {
    const page = await openPage(browser, server.url, { expected: /Content Security Policy|Refused|TrustedScript/i })
    const policy = (await page.request.get(server.url)).headers()['content-security-policy'] ?? ''
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script')
      try {
        script.append('globalThis.ran = true')
        document.head.append(script)
      } catch {
        // Refused already here.
      }
      const asked = await fetch('http://127.0.0.1:9/').then(
        () => true,
        () => false,
      )
      return [Object.hasOwn(globalThis, 'ran'), asked]
    })
    expect(ran).toEqual([false, false])
  })

  it.each([0, 700])('selects what is touched, for an instant or long: %i ms', async (held) => {
    const page = await openPage(browser, `${server.url}?n=Region:990003`, TOUCH)
    await page.locator('.claim').first().waitFor()
    await atRest(page)
    const fingers = await fingersOn(page)
    await fingers('touchStart', [-200])
    await fingers('touchEnd', [])
    await page.locator('.overview').waitFor()
    await page.waitForTimeout(500)
    await fingers('touchStart', [0])
    await page.waitForTimeout(held)
    await fingers('touchEnd', [])
    await page.locator('.entity-title').waitFor()
    expect(await page.locator('.entity-title').innerText()).toBe('乙省湖口市')
  })

  it('comes nearer when two fingers part', async () => {
    const page = await openPage(browser, `${server.url}?n=Region:990003`, TOUCH)
    await page.locator('.claim').first().waitFor()
    await atRest(page)
    const fingers = await fingersOn(page)
    const before = await page.screenshot()
    await fingers('touchStart', [-30, 30])
    for (const step of [60, 90, 120]) await fingers('touchMove', [-step, step])
    await fingers('touchEnd', [])
    await page.waitForTimeout(600)
    expect(Buffer.compare(before, await page.screenshot())).not.toBe(0)
  })
})

const TOUCH = { hasTouch: true, viewport: { width: 900, height: 800 } }

/** Fingers on the picture, so far from its middle, as the browser hands them on. */
async function fingersOn(page: Page): Promise<(type: 'touchStart' | 'touchMove' | 'touchEnd', apart: readonly number[]) => Promise<void>> {
  const box = await page.locator('.canvas-holder').boundingBox()
  if (!box) throw new Error('there is no picture')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const session = await page.context().newCDPSession(page)
  return async (type, apart) => {
    await session.send('Input.dispatchTouchEvent', { type, touchPoints: apart.map((one, id) => ({ x: x + one, y, id })) })
  }
}
