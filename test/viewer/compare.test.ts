/** Comparing as a person does: two entities, two years, and the ways between. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Listening } from '../../src/serve/listen.ts'
import { hasBrowser, openBrowser } from '../support/browser.ts'
import { openPage } from '../support/page.ts'
import { servePage } from '../support/served.ts'
import { yearsOf } from '../../viewer/lib/years.ts'
import { testNet } from './net.ts'

describe.skipIf(!hasBrowser())('comparing', () => {
  let browser: Browser
  let server: Listening
  beforeAll(async () => {
    server = await servePage()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  it('sets two years of an entity side by side, each with its sentences', async () => {
    const page = await openPage(browser, `${server.url}?n=Region:990001`)
    await page.getByRole('button', { name: '两年对比' }).click()
    await page.locator('.balance').waitFor()
    await page.getByLabel('前一年份').selectOption('2019')
    await page.getByLabel('后一年份').selectOption('2021')
    await page.locator('.balance-words', { hasText: '仅2019' }).waitFor()
    await page.locator('.balance-shared', { hasText: '0' }).waitFor()
    expect(await page.locator('.balance').innerText()).toMatch(/1\s*0\s*3/)
    await page.locator('.compare-group', { hasText: '采纳' }).getByText('仅2019').click()
    expect(await page.locator('.compare-group blockquote').first().innerText()).toBe('青河县率先推行枫桥经验')
    expect(new URL(page.url()).searchParams.get('p.a')).toBe('2019')
    const again = await openPage(browser, page.url())
    await again.locator('.balance').waitFor()
    expect(await again.locator('.balance').innerText()).toMatch(/1\s*0\s*3/)
  })

  it('sets two years of all side by side', async () => {
    const page = await openPage(browser, server.url)
    await page.getByRole('button', { name: '对比两个年份' }).click()
    await page.getByLabel('前一年份').selectOption('2021')
    await page.getByLabel('后一年份').selectOption('2023')
    const shared = page.locator('.compare-group', { hasText: '采纳' }).locator('.end', { hasText: '放管服改革' })
    await shared.locator('blockquote').first().waitFor()
    expect(await shared.locator('.side-name').allInnerTexts()).toEqual(['2021', '2023'])
    expect(await shared.locator('blockquote').allInnerTexts()).toEqual(['深化放管服改革', '实施放管服改革'])
    await page.getByRole('button', { name: '返回' }).click()
    await page.locator('.overview').waitFor()
  })

  it('lists every shortest way with its sentences', async () => {
    const page = await openPage(browser, `${server.url}?n=Region:990001&o=Region:990002&t=path`)
    await page.locator('.path').first().waitFor()
    expect(await page.locator('.paths > .hint').innerText()).toBe('1 条最短路径，每条 1 步')
    expect(await page.locator('.path blockquote').allInnerTexts()).toEqual(['山阳区与青河县签订合作协议'])
    await page.goto(`${server.url}?n=Honor:省级平安县&o=Region:990002&t=path`)
    await page.locator('.path').first().waitFor()
    expect(await page.locator('.paths > .hint').innerText()).toBe('1 条最短路径，每条 2 步')
    await page.goto(`${server.url}?n=Honor:省级平安县&o=Measure:一网通办&t=path`)
    await page.getByText('这两者之间没有路径。').waitFor()
  })
})

describe('yearsOf', () => {
  it('knows of which years something is said', async () => {
    const net = await testNet()
    expect(yearsOf(net, '')).toEqual([2019, 2021, 2022, 2023])
    expect(yearsOf(net, 'Measure:一网通办')).toEqual([2022])
    expect(yearsOf(net, 'Measure:河长制')).toEqual([])
  })
})
