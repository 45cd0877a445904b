/** The profile of an entity as a person reads it. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Listening } from '../../src/serve/listen.ts'
import { hasBrowser, openBrowser } from '../support/browser.ts'
import { wideDocuments } from '../support/graphs.ts'
import { openPage } from '../support/page.ts'
import { servePage } from '../support/served.ts'

describe.skipIf(!hasBrowser())('the profile', () => {
  let browser: Browser
  let server: Listening
  let wide: Listening
  beforeAll(async () => {
    server = await servePage()
    wide = await servePage(wideDocuments(300))
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
    await wide.close()
  })

  it('names who was first, draws how many followed, and says who stands at which stage', async () => {
    const page = await openPage(browser, `${server.url}?n=Program:枫桥经验`)
    await page.getByRole('button', { name: '档案' }).last().click()
    await page.locator('.spread').waitFor()
    expect(await page.locator('.profile-first').innerText()).toMatch(/2019 年最早：\s*甲省青河县/)
    expect(await page.getByRole('img', { name: '2019 至 2023 年的累计数，最后为 2' }).count()).toBe(1)
    expect(await page.locator('.dots circle title').allTextContents()).toEqual(['2019 甲省青河县', '2023 甲省山阳区'])
    expect(await page.locator('.bands tbody tr').innerText()).toMatch(/甲省青河县\s*2019\s+甲省山阳区\s*2023/)
    expect(await page.locator('.spread-chart table tbody tr').allInnerTexts()).toHaveLength(5)
  })

  it('gives the sentences of a year at its sign, and all of them below', async () => {
    const page = await openPage(browser, `${server.url}?v=profile&n=Program:枫桥经验`)
    await page.getByRole('button', { name: '甲省山阳区 · 试点 · 2023' }).click()
    await page.locator('.pair blockquote').waitFor()
    expect(await page.locator('.pair blockquote').allInnerTexts()).toEqual(['山阳区试点枫桥经验'])
    const all = page.locator('.profile-section').last()
    expect(await all.locator('blockquote').allInnerTexts()).toEqual(['青河县率先推行枫桥经验', '山阳区试点枫桥经验', '由区司法局牵头'])
    await all.getByRole('searchbox').fill('司法局')
    await all.getByText('山阳区试点枫桥经验').waitFor({ state: 'detached' })
    expect(await all.locator('blockquote').allInnerTexts()).toEqual(['由区司法局牵头'])
  })

  it('shows of a region what it took up, by year and stage, and leads on by name', async () => {
    const page = await openPage(browser, `${wide.url}?v=profile&n=Region:990009`)
    await page.locator('.spread').waitFor()
    expect(await page.getByRole('img', { name: '2015 至 2022 年的累计数，最后为 200' }).count()).toBe(1)
    expect(await page.locator('.bands thead th').allInnerTexts()).toEqual(['◐\n试点', '●\n实施', '○\n计划'])
    // Three hundred rows, of which those in sight are drawn.
    expect(await page.locator('.stage-grid').getAttribute('aria-rowcount')).toBe('301')
    expect(await page.locator('.stage-grid tbody tr').count()).toBeLessThan(60)
    expect(await page.locator('.long-list .end').count()).toBeLessThan(60)
    await page.locator('.bands').getByRole('button', { name: '第0号做法' }).click()
    await page.locator('.entity-title', { hasText: '第0号做法' }).waitFor()
    expect(new URL(page.url()).searchParams.get('v')).toBe('profile')
  })

  it('lets an entity be chosen where there is none', async () => {
    const page = await openPage(browser, `${server.url}?v=profile`)
    await page.locator('.profile').getByRole('combobox').fill('青河')
    await page.locator('.profile .option').first().click()
    expect(await page.locator('.profile .entity-title').innerText()).toBe('甲省青河县')
  })

  it.each([320, 1440, 3840])('fits a window %i wide', async (width) => {
    const page = await openPage(browser, `${wide.url}?v=profile&n=Region:990009`, { viewport: { width, height: 900 } })
    await page.locator('.spread').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    const { scroll, client } = await page.locator('.profile').evaluate((node) => ({ scroll: node.scrollWidth, client: node.clientWidth }))
    expect(scroll).toBeLessThanOrEqual(client)
  })
})
