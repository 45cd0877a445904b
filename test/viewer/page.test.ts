/** The page as a person uses it, in a real browser against a real server. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Listening } from '../../src/serve/listen.ts'
import { hasBrowser, openBrowser } from '../support/browser.ts'
import { wideDocuments } from '../support/graphs.ts'
import { servePage } from '../support/served.ts'
import { atRest } from '../support/page.ts'

const text = (page: Page, selector: string): Promise<string> => page.locator(selector).innerText()

/** Waits until an element with this text is seen; its whole text. */
async function seen(page: Page, selector: string, hasText: string): Promise<string> {
  const found = page.locator(selector, { hasText })
  await found.waitFor()
  return found.innerText()
}

/** Clicks into the middle of the picture; a second click within 300 ms would be a double click. */
async function clickMiddle(page: Page): Promise<void> {
  const box = await page.locator('.canvas-holder').boundingBox()
  if (!box) throw new Error('there is no picture')
  await atRest(page)
  await page.mouse.click(box.x + 8, box.y + 8)
  await page.locator('.overview').waitFor()
  await page.waitForTimeout(400)
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}

describe.skipIf(!hasBrowser())('the page', () => {
  let browser: Browser
  let server: Listening
  let host: string
  beforeAll(async () => {
    server = await servePage(undefined, (_question, values) =>
      Promise.resolve(
        values['measure'] === undefined
          ? []
          : [
              {
                region: '甲省青河县',
                region_id: 'Region:990001',
                stage: 'pioneered',
                year: 2019,
                quantity: null,
                unit: null,
                quote: '青河县率先推行枫桥经验',
                document: 'reports/2021/青河',
              },
            ],
      ),
    )
    host = new URL(server.url).host
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  /** A page whose every complaint, and every request to elsewhere, fails the test. */
  async function open(query = '', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      ...options,
    })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => {
      if (!/^(?:blob|data):/.test(request.url()) && new URL(request.url()).host !== host) complaints.push(request.url())
    })
    onTestFinished(async () => {
      await context.close()
      expect(complaints).toEqual([])
    })
    await page.goto(`${server.url}${query}`)
    await page.locator('.app').waitFor()
    return page
  }
  it('opens with the picture, the counts and where to start', async () => {
    const page = await open()
    expect(await text(page, '.canvas-status')).toBe('9 个实体 · 9 条关系')
    expect(await page.locator('canvas').count()).toBeGreaterThan(0)
    expect(await text(page, '.overview .lead')).toContain('3 篇')
    expect(await page.locator('.filters').getByText('地区', { exact: true }).count()).toBe(1)
  })

  it.each([
    ['枫桥', '枫桥经验'],
    ['fqjy', '枫桥经验'],
    ['fangguanf', '放管服改革'],
  ])('finds by %s and shows the entity on Enter', async (typed, name) => {
    const page = await open()
    await page.keyboard.press('/')
    await page.keyboard.type(typed)
    await page.locator('.option', { hasText: name }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.entity-title').waitFor()
    expect(await text(page, '.entity-title')).toBe(name)
  })

  it('moves through results with the arrow keys, and says when there are none', async () => {
    const page = await open()
    const search = page.getByRole('combobox').first()
    await search.fill('改革')
    await page.locator('.option').first().waitFor()
    const first = await search.getAttribute('aria-activedescendant')
    await search.press('ArrowDown')
    expect(await search.getAttribute('aria-activedescendant')).not.toBe(first)
    await search.fill('不存在的东西')
    await page.getByText('没有找到“不存在的东西”').waitFor()
    await search.press('Escape')
    expect(await search.inputValue()).toBe('')
  })

  it('counts what it found by type and keeps to one, with the matched form marked', async () => {
    const page = await open()
    await page.getByRole('combobox').first().fill('县')
    await page.locator('.picker-foot', { hasText: '3 个结果' }).waitFor()
    await page.locator('.picker-foot').getByRole('button', { name: '荣誉 1' }).click()
    expect(await page.locator('.option').count()).toBe(1)
    expect(await page.locator('.option-name').innerText()).toBe('省级平安县')
    expect(await page.locator('.option mark').innerText()).toBe('县')
  })

  it('shows of an entity its relations by kind, each with stage, year, sentence and document', async () => {
    const page = await open('?n=Program:枫桥经验')
    await page.locator('.claim').first().waitFor()
    const adopted = page.locator('.group', { hasText: '采纳' }).first()
    expect(await adopted.locator('summary .count').innerText()).toBe('2')
    const end = adopted.locator('.end', { hasText: '甲省青河县' })
    expect(await end.locator('blockquote').innerText()).toBe('青河县率先推行枫桥经验')
    expect(await end.locator('.claim-facts').innerText()).toMatch(/★\s*首创\s*2019/)
    expect(await end.locator('.claim-source').innerText()).toBe('青河县2021年改革综述')
    expect(await page.getByRole('status').filter({ hasText: '已选中' }).innerText()).toBe('已选中项目：枫桥经验，3 个关联')
  })

  it('opens the text at the sentence, with every entity marked in the colour of its type', async () => {
    const page = await open('?n=Program:枫桥经验')
    await page.locator('.end', { hasText: '甲省青河县' }).locator('.claim-source').click()
    await page.locator('.focused').first().waitFor()
    expect((await page.locator('.focused').allInnerTexts()).join('')).toBe('青河县率先推行枫桥经验')
    expect((await page.locator('.mention').allInnerTexts()).toSorted()).toEqual(
      ['放管服改革', '枫桥经验', '省级平安县', '矛盾调解中心', '青河县'].toSorted(),
    )
    expect(await page.locator('.mention', { hasText: '枫桥经验' }).evaluate((node) => getComputedStyle(node).getPropertyValue('--c'))).toBe(
      '#B36B00',
    )
    await page.locator('.mention', { hasText: '省级平安县' }).click()
    expect(await seen(page, '.entity-title', '省级平安县')).toContain('省级平安县')
    await page.locator('.document').getByRole('button', { name: '关闭' }).click()
    expect(await page.locator('.document').count()).toBe(0)
  })

  it('selects the node that is clicked in the picture, and lets it go on a click beside it', async () => {
    // What the address selects stands in the middle.
    const page = await open('?n=Region:990003')
    await page.locator('.claim').first().waitFor()
    await clickMiddle(page)
    expect(await seen(page, '.entity-title', '乙省湖口市')).toContain('乙省湖口市')
  })

  it('shows the sentences of the line that is clicked in the picture', async () => {
    // Between two nodes that the address selects their line has its middle.
    const page = await open('?n=Region:990001&o=Honor:省级平安县')
    await page.locator('.claim').first().waitFor()
    await clickMiddle(page)
    expect(await seen(page, '.pair blockquote', '青河县获得省级平安县称号')).toContain('青河县获得省级平安县称号')
  })

  it('shows all that is said of two, sentence by sentence', async () => {
    const page = await open('?n=Region:990002&o=Region:990001')
    await page.locator('.claim').first().waitFor()
    expect(await page.locator('.pair blockquote').allInnerTexts()).toEqual(['山阳区与青河县签订合作协议'])
  })

  it('compares two and finds the way from one to the other', async () => {
    const page = await open('?n=Region:990001')
    await page.getByRole('button', { name: '对比', exact: true }).click()
    await page.locator('.detail input:focus').waitFor()
    await page.keyboard.type('shanyang')
    await page.locator('.detail .option', { hasText: '山阳区' }).click()
    await page.locator('.balance-shared').waitFor()
    expect(await text(page, '.balance-shared')).toBe('2')
    const shared = page.locator('.compare-group', { hasText: '采纳' }).locator('.end', { hasText: '枫桥经验' })
    expect(await shared.locator('blockquote').allInnerTexts()).toEqual(['青河县率先推行枫桥经验', '山阳区试点枫桥经验'])
    await page.goto(`${server.url}?n=Honor:省级平安县&o=Institution:区司法局&t=path`)
    await page.locator('.path').waitFor()
    expect(await page.locator('.path .entity-name > span:nth-child(2)').allInnerTexts()).toEqual([
      '省级平安县',
      '甲省青河县',
      '枫桥经验',
      '区司法局',
    ])
  })

  it('filters the picture and the table alike, and clears the filters', async () => {
    const page = await open()
    await page.locator('.choice-row', { hasText: '试点' }).getByRole('button').click()
    expect(await text(page, '.canvas-status')).toBe('2 个实体 · 1 条关系')
    await page.getByRole('button', { name: '表格' }).click()
    expect(await page.locator('.table-nodes tbody tr').count()).toBe(2)
    expect(page.url()).toContain('xs=')
    await page.getByRole('button', { name: '清除所有筛选' }).click()
    await page.locator('.table-foot', { hasText: '9 行' }).waitFor()
    expect(new URL(page.url()).search).toBe('?l=zh&v=table')
  })

  it('gives in the table what the picture shows, sorted and narrowed, and selects from it', async () => {
    const page = await open('?v=table')
    await page.getByRole('button', { name: '关系', exact: true }).click()
    await page.getByLabel('按名称筛选').fill('枫桥')
    await page.locator('.table-foot', { hasText: '3 行' }).waitFor()
    await page.getByRole('button', { name: '阶段' }).click()
    expect(await page.locator('th', { hasText: '阶段' }).getAttribute('aria-sort')).toBe('ascending')
    await page.locator('tbody tr', { hasText: '试点' }).click()
    expect(await seen(page, '.pair blockquote', '山阳区试点枫桥经验')).toContain('山阳区试点枫桥经验')
  })

  it('leads through the table by keys alone, and tells a screen reader what was selected', async () => {
    const page = await open('?v=table')
    await page.locator('.table-scroll').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    const name = await page.locator('tbody tr:last-child .cell-name').innerText()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(name)
    await page.keyboard.press('Enter')
    expect(await seen(page, '.entity-title', name)).toBe(name)
    expect(await page.getByRole('status').filter({ hasText: '已选中' }).innerText()).toContain(`：${name}，`)
    expect(await page.locator('tr[aria-selected="true"]').innerText()).toContain(name)
  })

  it('draws of a long table what is in sight, and leads to its end', async () => {
    const many = await servePage(wideDocuments(1200))
    onTestFinished(() => many.close())
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    await page.goto(`${many.url}?v=table&p.nodes=name`)
    await page.locator('.table-foot', { hasText: '1,201 行' }).waitFor()
    expect(await page.locator('tbody tr').count()).toBeLessThan(60)
    await page.locator('.table-scroll').focus()
    await page.keyboard.press('End')
    await page.locator('tbody tr[aria-rowindex="1202"]:focus-within').waitFor()
    await page.keyboard.press('Home')
    await page.locator('tbody tr[aria-rowindex="2"]:focus-within').waitFor()
    expect(await page.locator('tbody tr').count()).toBeLessThan(60)
  })

  it('crosses regions with what they do, and shows the sentences of a crossing', async () => {
    const page = await open('?v=matrix')
    expect(await page.locator('.matrix-name').allInnerTexts()).toEqual(['放管服改革', '枫桥经验'])
    await page.getByLabel('列排序').selectOption('最早年份')
    expect(await page.locator('.matrix-name').allInnerTexts()).toEqual(['枫桥经验', '放管服改革'])
    await page.getByRole('button', { name: '按“枫桥经验”排序' }).click()
    expect(await page.locator('.matrix tbody th').allInnerTexts()).toEqual(['甲省青河县', '甲省山阳区'])
    expect(new URL(page.url()).searchParams.get('p.rows')).toBe('Program:枫桥经验')
    await page.getByRole('button', { name: '甲省山阳区 · 枫桥经验 · 试点 · 2023' }).click()
    expect(await seen(page, '.pair blockquote', '山阳区试点枫桥经验')).toBe('山阳区试点枫桥经验')
  })

  it.each(['', '?v=table', '?v=matrix', '?v=questions&q=adopters', '?n=Region:990001', '?n=Region:990001&o=Region:990002&t=compare'])(
    'has a name for every control and a label for every region: %s',
    async (query) => {
      const page = await open(query)
      await page.waitForTimeout(300)
      const tree = await page.locator('body').ariaSnapshot()
      expect(
        tree.split('\n').filter((line) => /^\s*- (?:button|link|textbox|searchbox|combobox|checkbox|img)(?::|$| \[)/.test(line)),
      ).toEqual([])
      expect(tree).toContain('main')
    },
  )

  it('tells of an entity from when to when something is said of it', async () => {
    const page = await open('?n=Region:990001')
    expect(await seen(page, '.numbers', '写到')).toContain('写到 2019 至 2023 年')
    await page.getByRole('button', { name: 'Switch to English' }).click()
    expect(await seen(page, '.numbers', 'told of')).toContain('told of from 2019 to 2023')
  })

  it('shows on a narrow screen either the questions or the one that was chosen', async () => {
    const page = await open('?v=questions', { viewport: { width: 390, height: 800 } })
    await page.locator('.question-list button').filter({ hasText: '哪些地区采纳了某一做法' }).click()
    await page.locator('.question-list').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '其他问题' }).click()
    await page.locator('.question-list').waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBeNull()
  })

  it('asks a question by its form and links the answer', async () => {
    const page = await open('?v=questions')
    await page.locator('.question-list button').filter({ hasText: '哪些地区采纳了某一做法' }).click()
    expect(await page.getByRole('button', { name: '提问' }).isDisabled()).toBe(true)
    await page.locator('.question-form').getByRole('combobox').first().fill('枫桥')
    await page.locator('.question-form .option').first().click()
    await page.getByRole('button', { name: '提问' }).click()
    await page.locator('.answer tbody tr').waitFor()
    expect(await page.locator('.answer tbody tr').innerText()).toMatch(
      /甲省青河县\s+★\s*首创\s+2019\s+青河县率先推行枫桥经验\s+青河县2021年改革综述/,
    )
    await page.getByRole('button', { name: '年份', exact: true }).click()
    expect(await page.locator('.answer th', { hasText: '年份' }).getAttribute('aria-sort')).toBe('ascending')
    await page.getByRole('button', { name: '在图谱中显示' }).click()
    expect(new URL(page.url()).searchParams.get('v')).toBeNull()
    await seen(page, '.trail', '从 甲省青河县 开始')
    expect(await text(page, '.canvas-status')).toBe('1 个实体 · 0 条关系')
    await page.goBack()
    await page.locator('.answer').getByRole('button', { name: '甲省青河县' }).click()
    expect(await seen(page, '.entity-title', '甲省青河县')).toContain('甲省青河县')
  })

  it('opens again as it was left, and goes back', async () => {
    const page = await open('?n=Region:990001')
    await page
      .locator('.end')
      .getByRole('button', { name: /枫桥经验/ })
      .first()
      .click()
    expect(await seen(page, '.entity-title', '枫桥经验')).toContain('枫桥经验')
    const again = await open(new URL(page.url()).search)
    expect(await seen(again, '.entity-title', '枫桥经验')).toContain('枫桥经验')
    await page.goBack()
    expect(await seen(page, '.entity-title', '青河县')).toContain('青河县')
  })

  it('speaks English when asked to, and keeps the theme', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Switch to English' }).click()
    expect(await text(page, '.canvas-status')).toBe('9 entities · 9 claims')
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    expect(page.url()).toContain('l=en')
    await page.getByRole('button', { name: /Appearance/ }).click()
    await page.getByRole('button', { name: /Appearance/ }).click()
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
    await page.reload()
    await page.locator('.app').waitFor()
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
  })

  it('follows the system to the dark', async () => {
    const page = await open('', { colorScheme: 'dark' })
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
  })

  it('shows what is written in names as text', async () => {
    const page = await open(`?n=${encodeURIComponent('Document:湖口')}`)
    await page.locator('.entity-title').waitFor()
    expect(await text(page, '.entity-title')).toBe('<img src=x onerror=alert(1)>')
    expect(await page.locator('img[src="x"]').count()).toBe(0)
    await page.getByRole('button', { name: '查看原文' }).click()
    expect(await page.locator('.document-head h2').innerText()).toBe('<img src=x onerror=alert(1)>')
  })

  it('says that it does not know an entity', async () => {
    const context = await browser.newContext({ locale: 'zh-CN' })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    await page.goto(`${server.url}?n=Region:0`)
    await page.getByRole('alert').waitFor()
    expect(await text(page, '.trouble')).toBe('图谱中没有“Region:0”。')
  })

  it.each([320, 390, 768, 1440, 2560])('fits a window %i wide, with nothing cut off at its side', async (width) => {
    const page = await open('?n=Region:990001', { viewport: { width, height: 800 } })
    await page.locator('.claim').first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await page.locator('.canvas-holder').boundingBox()).toMatchObject({ width: expect.toSatisfy((value: number) => value > 200) })
  })

  it('opens the filters as a drawer where there is little room', async () => {
    const page = await open('', { viewport: { width: 390, height: 800 } })
    expect(await page.locator('.filters').isVisible()).toBe(false)
    await page.getByRole('button', { name: '筛选' }).click()
    await page.locator('.filters').waitFor()
    await page.locator('.filters').getByRole('button', { name: '关闭' }).click()
    expect(await page.locator('.filters').isVisible()).toBe(false)
  })

  it('carries on with the table where there is no WebGL', async () => {
    const plain = await openBrowser(['--disable-gpu', '--disable-webgl', '--disable-webgl2', '--disable-3d-apis'])
    onTestFinished(() => plain.close())
    const page = await plain.newPage({ locale: 'zh-CN' })
    await page.goto(server.url)
    await page.getByText('WebGL 不可用').waitFor()
    await page.locator('tbody tr', { hasText: '枫桥经验' }).click()
    expect(await seen(page, '.entity-title', '枫桥经验')).toContain('枫桥经验')
  })

  it('says so when the graph is empty, and when the server is gone', async () => {
    const empty = await servePage([])
    const context = await browser.newContext({ locale: 'zh-CN' })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    await page.goto(empty.url)
    expect(await seen(page, '.notice', '图谱是空的')).toContain('reformgraph build')
    await page.route('**/api/**', (route) => route.abort())
    await page.reload()
    await page.getByText('连不上服务').waitFor()
    await empty.close()
  })
})
