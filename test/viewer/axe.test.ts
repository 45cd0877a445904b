/** Every page, in both themes, without faults that would keep people out. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Listening } from '../../src/serve/listen.ts'
import { axeFaults } from '../support/axe.ts'
import { hasBrowser, openBrowser } from '../support/browser.ts'
import { openPage } from '../support/page.ts'
import { servePage } from '../support/served.ts'

const ROW = { region: '甲省青河县', region_id: 'Region:990001', stage: 'pioneered', year: 2019, quote: '青河县率先推行枫桥经验' }

const PAGES: readonly (readonly [string, string])[] = [
  ['', '.overview'],
  ['?n=Region:990001', '.claim'],
  ['?v=table', 'tbody tr'],
  ['?v=table&p.tab=claims&n=Region:990001', 'tbody tr'],
  ['?v=matrix', '.matrix tbody td button'],
  ['?v=profile', '.profile-empty'],
  ['?v=profile&n=Program:枫桥经验', '.spread'],
  ['?v=questions&q=adopters&q.measure=Program:枫桥经验', '.answer tbody tr'],
  ['?n=Region:990001&o=Region:990002&t=compare', '.compare'],
  ['?t=years&p.a=2021&p.b=2023', '.balance'],
  ['?n=Honor:省级平安县&o=Institution:区司法局&t=path', '.path'],
  ['?d=reports/2021/青河&n=Region:990001', '.mention'],
]

describe.skipIf(!hasBrowser())('for everyone', () => {
  let browser: Browser
  let server: Listening
  beforeAll(async () => {
    server = await servePage(undefined, () => Promise.resolve([ROW]))
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  it('the judge finds faults where there are some', async () => {
    const page = await openPage(browser, server.url)
    await page.evaluate(() => document.querySelector('.header')?.append(document.createElement('button')))
    expect((await axeFaults(page)).join()).toContain('button-name')
  })

  it.each(PAGES)('%s has no fault that hinders, light or dark', async (query, ready) => {
    const page = await openPage(browser, `${server.url}${query}`)
    await page.locator(ready).first().waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.locator('[data-theme="dark"]').waitFor()
    expect(await axeFaults(page)).toEqual([])
  })
})
