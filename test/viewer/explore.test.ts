/** Going through a graph step by step, as a person does it: in a real browser against a real server. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { DocumentGraph, Entity, Relation } from '../../src/model.ts'
import type { Listening } from '../../src/serve/listen.ts'
import { hasBrowser, openBrowser } from '../support/browser.ts'
import { settledUrl } from '../support/page.ts'
import { servePage } from '../support/served.ts'
import { handleOf } from '../../viewer/lib/handles.ts'

const COUNTIES = ['甲县', '乙县', '丙县', '丁县']

/** A report of each county of two provinces; 甲县 has `many` practices, the others every third, fifth and seventh of them. */
function reports(many: number): DocumentGraph[] {
  return COUNTIES.map((county, place) => {
    const region: Entity = {
      id: `Region:99000${place}`,
      type: 'Region',
      name: `${place < 2 ? '子省' : '丑省'}${county}`,
      aliases: [county],
      properties: { level: 'county', province: place < 2 ? 'Region:990100' : 'Region:990200' },
      mentions: [],
    }
    const every = [1, 3, 5, 7][place] ?? 1
    const practices = Array.from({ length: many }, (_, at) => at).filter((at) => at % every === 0)
    const entities = practices.map((at): Entity => ({
      id: `Measure:${String(at).padStart(4, '0')}`,
      type: 'Measure',
      name: `第${at}号改革`,
      aliases: [],
      properties: { domain: at % 2 === 0 ? '政务服务' : '基层治理' },
      mentions: [],
    }))
    const text = practices.map((at) => `${county}推行第${at}号改革。`).join('')
    const relations = practices.map((at): Relation => {
      const quote = `${county}推行第${at}号改革`
      const start = text.indexOf(quote)
      return {
        id: `${place} ${at}`,
        type: 'ADOPTED',
        source: region.id,
        target: `Measure:${String(at).padStart(4, '0')}`,
        properties: { stage: at % 2 === 0 ? 'piloted' : 'implemented', year: 2015 + (at % 8) },
        evidence: [{ start, end: start + quote.length, quote, rule: 'test' }],
      }
    })
    return {
      document: { id: county, title: `${county}报告`, year: 2022, region: region.id, path: `${county}.txt`, sha256: '0', text },
      entities: [region, ...entities],
      relations,
      issues: [],
    }
  })
}

const status = (page: Page, words: string): Promise<void> => page.locator('.canvas-status', { hasText: words }).waitFor()
const steps = (page: Page): Locator => page.locator('.trail li')
const action = (page: Page, name: string | RegExp): Locator => page.locator('.expand').getByRole('button', { name })

describe.skipIf(!hasBrowser())('exploring', () => {
  let browser: Browser
  let small: Listening
  let large: Listening
  beforeAll(async () => {
    small = await servePage(reports(150))
    large = await servePage(reports(5200))
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await small.close()
    await large.close()
  })

  async function open(url: string, width = 1280): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      hasTouch: width < 500,
    })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    onTestFinished(async () => {
      await context.close()
      expect(complaints).toEqual([])
    })
    await page.goto(url)
    await page.locator('.app').waitFor()
    return page
  }

  it('begins with an entity, expands by relation with counts before, at most 100 at once, and takes each step back', async () => {
    const page = await open(`${small.url}?n=Region:990001`)
    expect(await page.getByTitle('展开采纳：图上 50，共 50').isDisabled()).toBe(true)
    await action(page, '只从这里开始').click()
    await status(page, '51 个实体')
    await page.locator('.entity .end', { hasText: '第0号改革' }).first().locator('.entity-name').click()
    await page.getByTitle('展开被采纳：图上 1，共 4').click()
    await status(page, '54 个实体')
    await page.locator('.entity .end', { hasText: '甲县' }).first().locator('.entity-name').click()
    await page.getByTitle('展开采纳：图上 50，共 150').click()
    await status(page, '154 个实体')
    expect(await steps(page).allInnerTexts()).toEqual(
      [
        '总览',
        '›从 子省乙县 开始',
        '›展开 子省乙县 · 全部关系：50/50',
        '›展开 第0号改革 · 被采纳：4/4',
        '›展开 子省甲县 · 采纳：150/150',
      ].map((words) => expect.stringContaining(words.slice(1))),
    )
    await page.locator('.canvas-holder').focus()
    await page.keyboard.press('Control+z')
    await status(page, '54 个实体')
    await page.keyboard.press('Control+Shift+z')
    await status(page, '154 个实体')
    await page.getByRole('button', { name: '展开 子省乙县 · 全部关系：50/50' }).click()
    await status(page, '51 个实体')
    await page.goBack()
    await status(page, '154 个实体')
    await page.getByRole('navigation', { name: '探索路径' }).getByRole('button', { name: '总览' }).click()
    await status(page, '154 个实体')
    expect(await page.locator('.trail').count()).toBe(0)
  })

  it('moves no node when others come: with the picture looking at one place, the same stands in its middle', async () => {
    const region = handleOf('Region:990002')
    const page = await open(`${small.url}?n=Region:990002&s=n${region}`)
    await page.waitForFunction(() => /[?&]c=/.test(location.search))
    const camera = new URL(page.url()).searchParams.get('c') ?? ''
    for (const [taken, count] of [
      ['', '1 个实体'],
      [`.e${region}~b`, '31 个实体'],
      [`.e${region}~b.e${handleOf('Measure:0000')}~b.e${handleOf('Region:990000')}~b`, '134 个实体'],
    ]) {
      await page.goto(`${small.url}?c=${camera}&s=n${region}${taken ?? ''}`)
      await status(page, count ?? '')
      await page.waitForTimeout(500)
      const box = await page.locator('.canvas-holder').boundingBox()
      if (!box) throw new Error('there is no picture')
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
      await page.locator('.entity-title').waitFor()
      expect(await page.locator('.entity-title').innerText()).toBe('丑省丙县')
    }
  })

  it('collapses, hides and pins, from the menu beside a node too', async () => {
    const page = await open(`${small.url}?n=Region:990003`)
    await action(page, '只从这里开始').click()
    await status(page, '23 个实体')
    await page.locator('.entity .end', { hasText: '第0号改革' }).first().locator('.entity-name').click()
    await action(page, '固定').click()
    await page.locator('.trail', { hasText: '固定 第0号改革' }).waitFor()
    await page.locator('.entity .end', { hasText: '丁县' }).first().locator('.entity-name').click()
    await page.locator('.entity-title', { hasText: '丁县' }).waitFor()
    await page.locator('.canvas-holder').focus()
    // The menu closes when the picture moves, and it moves to what was chosen.
    await page.waitForTimeout(900)
    await page.keyboard.press('m')
    const menu = page.getByRole('dialog', { name: '丑省丁县：操作' })
    await menu.getByRole('button', { name: '收起' }).click()
    await status(page, '2 个实体 · 1 条关系')
    await page.locator('.canvas-holder').focus()
    await page.keyboard.press('Delete')
    await status(page, '1 个实体 · 0 条关系')
    expect(await page.locator('.trail').innerText()).toContain('隐藏 丑省丁县')
    await page.keyboard.press('Control+z')
    await status(page, '2 个实体')
  })

  it('opens the menu of a node by the right button, and by a long press of a finger', async () => {
    const page = await open(`${small.url}?n=Region:990003`, 400)
    await page.locator('.entity-title').waitFor()
    await page.waitForTimeout(600)
    const box = await page.locator('.canvas-holder').boundingBox()
    if (!box) throw new Error('there is no picture')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.click(x, y, { button: 'right' })
    await page.getByRole('dialog', { name: '丑省丁县：操作' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
    const finger = { pointerType: 'touch', isPrimary: true, clientX: x, clientY: y, bubbles: true }
    await page.locator('.canvas-holder .sigma-mouse').dispatchEvent('pointerdown', finger)
    await page.getByRole('dialog', { name: '丑省丁县：操作' }).waitFor()
  })

  it('opens by its address as it was left: selection, trail, filters, camera and language', async () => {
    const page = await open(`${small.url}?n=Region:990001`)
    await action(page, '只从这里开始').click()
    await page.locator('.choice-row', { hasText: '试点' }).getByRole('button').click()
    await status(page, '26 个实体')
    await page.locator('.canvas-holder').focus()
    for (const key of ['+', '+', 'ArrowLeft']) {
      await page.keyboard.press(key)
      await page.waitForTimeout(250)
    }
    const address = await settledUrl(page)
    expect(address.length).toBeLessThan(2000)
    expect([...new URL(address).searchParams.keys()].toSorted()).toEqual(['c', 'l', 'n', 's', 'xs'])
    const again = await open(address)
    await status(again, '26 个实体')
    expect(await again.locator('.entity-title').innerText()).toBe('子省乙县')
    expect(await again.locator('.trail').innerText()).toBe(await page.locator('.trail').innerText())
    expect(await settledUrl(again)).toBe(address)
    await page.locator('.canvas-holder').blur()
    const [one, two] = await Promise.all([page, again].map((each) => each.locator('.canvas-holder').screenshot()))
    expect(await difference(browser, one, two)).toBeLessThan(0.005)
  })

  it('walks 60 steps and takes them back, all of them in the address', async () => {
    const pins = Array.from({ length: 30 }, (_, at) => handleOf(`Measure:${String(at).padStart(4, '0')}`))
    const page = await open(`${small.url}?s=n${handleOf('Region:990000')}${pins.map((one) => `.p${one}.u${one}`).join('')}`)
    await status(page, '31 个实体')
    expect(await steps(page).count()).toBe(62)
    await page.locator('.canvas-holder').focus()
    for (let at = 0; at < 10; at++) await page.keyboard.press('Control+z')
    await page.locator('.trail li:nth-child(53)').waitFor({ state: 'detached' })
    await status(page, '26 个实体')
    for (let at = 0; at < 10; at++) await page.keyboard.press('Control+Shift+z')
    await page.locator('.trail li:nth-child(62)').waitFor()
    expect(page.url().length).toBeLessThan(2000)
  })

  it('filters by field, level, province, years and number of places, each with counts and cleared alone', async () => {
    const page = await open(small.url)
    const filter = (title: string): Locator => page.locator('.filters fieldset', { hasText: title })
    await filter('领域').locator('summary').click()
    await filter('领域').locator('.choice-row').nth(1).waitFor()
    expect(await filter('领域').locator('.choice-row').allInnerTexts()).toEqual(
      ['基层治理\n75', '政务服务\n75'].map((words) => expect.stringContaining(words.slice(0, 4))),
    )
    await filter('领域').getByLabel('政务服务').check()
    await status(page, '79 个实体')
    await filter('至少见于几个地区').locator('select').selectOption('3')
    // Those of every second that two more of three, five and seven divide.
    await status(page, '14 个实体')
    await filter('所属省级地区').locator('summary').click()
    await filter('所属省级地区').getByLabel('子省').check()
    await status(page, '0 个实体')
    await page.getByRole('button', { name: '清除筛选：至少见于几个地区' }).click()
    await status(page, '77 个实体')
    await page.getByRole('button', { name: '截至' }).click()
    await page.getByRole('slider', { name: '截至' }).fill('2016')
    await status(page, '21 个实体')
    expect(new URL(page.url()).searchParams.get('y')).toBe('-2016')
    await page.getByRole('button', { name: '清除筛选：年份' }).click()
    await page.getByRole('button', { name: '清除筛选：领域' }).click()
    await page.getByRole('button', { name: '清除筛选：所属省级地区' }).click()
    await status(page, '154 个实体')
    expect(await page.getByRole('button', { name: '清除所有筛选' }).count()).toBe(0)
  })

  it('shows a large graph as groups, opens one, and begins from what is searched for', async () => {
    const page = await open(large.url)
    await page.getByRole('button', { name: '政务服务：2,600 个举措，打开' }).waitFor()
    expect(await page.locator('.group-disc').count()).toBe(4)
    expect(await page.locator('canvas').count()).toBe(0)
    await page.getByRole('button', { name: '政务服务：2,600 个举措，打开' }).click()
    await status(page, '100 个实体')
    expect(await page.locator('.trail').innerText()).toContain('打开 政务服务：100/2,600')
    await page.goBack()
    await page.locator('.groups').waitFor()
    await page.locator('.picker input').first().fill('乙县')
    await page.locator('.option').first().click()
    await status(page, '101 个实体')
    expect(await page.locator('.trail').innerText()).toContain('展开 子省乙县 · 全部关系：100/1,734')
    await page.getByTitle('展开采纳：图上 100，共 1,734').click()
    await status(page, '201 个实体')
    await page.goto(`${large.url}?w=1`)
    await status(page, '5,204 个实体')
    await page.getByRole('button', { name: '汇总显示' }).click()
    await page.locator('.groups').waitFor()
  })
})

/** Share of the points that differ clearly: the address rounds where the picture looks to a fraction of a point. */
async function difference(browser: Browser, one: Buffer | undefined, two: Buffer | undefined): Promise<number> {
  const page = await browser.newPage()
  const share = await page.evaluate(
    async (sources) => {
      const [a, b] = await Promise.all(
        sources.map(async (source) => {
          const image = Object.assign(new Image(), { src: source })
          await image.decode()
          const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
          context?.drawImage(image, 0, 0)
          return context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
        }),
      )
      if (!a || a.length === 0 || a.length !== b?.length) return 1
      let apart = 0
      for (let at = 0; at < a.length; at += 4) if (Math.abs((a[at] ?? 0) - (b[at] ?? 0)) > 64) apart++
      return apart / (a.length / 4)
    },
    [one, two].map((png) => `data:image/png;base64,${png?.toString('base64') ?? ''}`),
  )
  await page.close()
  return share
}
