/** The view as files: what a person finds in the folder of downloads. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'csv-parse/sync'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Listening } from '../../src/serve/listen.ts'
import { hasBrowser, openBrowser } from '../support/browser.ts'
import { wideDocuments } from '../support/graphs.ts'
import { openPage } from '../support/page.ts'
import { servePage } from '../support/served.ts'

const folder = mkdtempSync(join(tmpdir(), 'reformgraph-take-'))

/** Takes the view away; the path of the file. */
async function take(page: Page, name: string): Promise<string> {
  const button = page.getByRole('button', { name: '带走当前视图' })
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click()
  const download = page.waitForEvent('download')
  await page.locator('.menu-list').getByRole('button', { name }).click()
  const file = await download
  const path = join(folder, file.suggestedFilename())
  await file.saveAs(path)
  return path
}

describe.skipIf(!hasBrowser())('taking a view away', () => {
  let browser: Browser
  let server: Listening
  beforeAll(async () => {
    server = await servePage()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('gives the picture, the drawing, the graph and the tables of what the filters let through', async () => {
    const page = await openPage(browser, `${server.url}?n=Program:枫桥经验`)
    await page.locator('.choice-row', { hasText: '试点' }).getByRole('button').first().click()
    await page.locator('.canvas-status', { hasText: '2 个实体 · 1 条关系' }).waitFor()
    expect(
      readFileSync(await take(page, '图片 PNG'))
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    const svg = readFileSync(await take(page, '矢量图'), 'utf8')
    // Both ends and their line, dimmed; then above them, as they are selected, once more, the chosen one with its ring.
    expect(svg.match(/<circle/g)).toHaveLength(5)
    expect(svg.match(/<line/g)).toHaveLength(2)
    expect(svg).toContain('<g opacity="0.16">')
    expect(svg).toContain('>枫桥经验</text>')
    const gexf = readFileSync(await take(page, 'GEXF'), 'utf8')
    expect([gexf.match(/<node /g)?.length, gexf.match(/<edge /g)?.length]).toEqual([2, 1])
    const rows = async (name: string): Promise<Record<string, string>[]> =>
      parse(readFileSync(await take(page, name), 'utf8'), { columns: true, bom: true })
    expect((await rows('实体 CSV')).map((row) => row['id'])).toEqual(['Program:枫桥经验', 'Region:990002'])
    expect(await rows('关系 CSV')).toMatchObject([{ source: '甲省山阳区', target: '枫桥经验', claims: '1' }])
    expect(await rows('原句 CSV')).toMatchObject([{ quote: '山阳区试点枫桥经验', year: '2023', title: '山阳区2023年工作报告' }])
    await page.getByRole('status').filter({ hasText: '已保存 claims.csv' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await page.locator('.menu-list').count()).toBe(0)
  })

  it('gives a page that opens from disk: searched, selected, read to its sentence, without asking anyone', async () => {
    const page = await openPage(browser, `${server.url}?n=Program:枫桥经验`)
    const path = await take(page, '网页 HTML')
    const copy = await openPage(browser, pathToFileURL(path).href)
    await copy.locator('.entity-title', { hasText: /^枫桥经验$/ }).waitFor()
    await copy.locator('.canvas-status', { hasText: /^9 个实体 · 9 条关系$/ }).waitFor()
    await copy.locator('.end', { hasText: '甲省青河县' }).locator('.claim-source').click()
    await copy.locator('.focused').first().waitFor()
    expect((await copy.locator('.focused').allInnerTexts()).join('')).toBe('青河县率先推行枫桥经验')
    await copy.locator('.document').getByRole('button', { name: '关闭' }).click()
    await copy.keyboard.press('/')
    await copy.keyboard.type('shanyang')
    await copy.locator('.option', { hasText: '甲省山阳区' }).click()
    await copy.locator('.entity-title', { hasText: '甲省山阳区' }).waitFor()
    await copy.goBack()
    await copy.locator('.entity-title', { hasText: '枫桥经验' }).waitFor()
    await copy.getByRole('button', { name: '档案' }).first().click()
    await copy.locator('.profile-first').waitFor()
    await copy.getByRole('button', { name: '表格' }).click()
    // Titles of documents are markup in this graph; the copy shows them as text.
    await copy.getByRole('button', { name: '关系', exact: true }).click()
    await copy.getByText('<img src=x onerror=alert(1)>').first().waitFor()
    expect(await copy.locator('img').count()).toBe(0)
  })

  it('keeps a page of two thousand entities within two megabytes', async () => {
    const wide = await servePage(wideDocuments(2000))
    try {
      const page = await openPage(browser, wide.url)
      await page.locator('.canvas-status', { hasText: '2,001 个实体' }).waitFor()
      const path = await take(page, '网页 HTML')
      expect(statSync(path).size).toBeLessThanOrEqual(2 * 1024 * 1024)
      const copy = await openPage(browser, `${pathToFileURL(path).href}#?v=table&p.tab=claims`)
      await copy.locator('.table-foot', { hasText: '2,000 行' }).waitFor()
    } finally {
      await wide.close()
    }
  })
})
