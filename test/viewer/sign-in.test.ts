import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Listening } from '../../src/serve/listen.ts'
import { hasBrowser, openBrowser } from '../support/browser.ts'
import { servePage } from '../support/served.ts'

const TOKEN = 'k3J9-token-of-this-server-Zq'

describe.skipIf(!hasBrowser())('the page of a server with a token', () => {
  let browser: Browser
  let server: Listening

  beforeAll(async () => {
    browser = await openBrowser()
    server = await servePage(undefined, undefined, { token: TOKEN })
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  /** A page of a new visitor; the browser's complaints but those of refused requests fail the test. */
  async function open(address: string, locale = 'zh-CN'): Promise<Page> {
    const context = await browser.newContext({ locale })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text())
    })
    onTestFinished(async () => {
      await context.close()
      expect(complaints).toEqual([])
    })
    await page.goto(new URL(address, server.url).href)
    return page
  }

  it.each([
    ['zh-CN', '', '进入', '口令不对。'],
    ['zh-CN', '?l=en', 'Sign in', 'That is not the token.'],
  ])('asks for it (%s %s), says that one is wrong, and opens with the right one', async (locale, query, button, wrong) => {
    const page = await open(`/${query}`, locale)
    const field = page.locator('input[name=token]')
    for (const bad of ['nonsense', '口令']) {
      await field.fill(bad)
      await page.getByRole('button', { name: button }).click()
      await page.getByRole('alert').filter({ hasText: wrong }).waitFor()
    }
    await field.fill(` ${TOKEN} `)
    await field.press('Enter')
    await page.locator('.app').waitFor()
    await page.reload()
    await page.locator('.app').waitFor()
    expect(await page.evaluate('document.cookie')).toBe('')
  })

  it('is dark where the system is', async () => {
    const page = await open('/')
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.locator('[data-theme="dark"] .sign-in').waitFor()
    const ground = await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)
    expect(Math.max(...(ground.match(/\d+/g) ?? ['255']).map(Number))).toBeLessThan(60)
  })

  it('opens at a link that carries the token, and takes it out of the address', async () => {
    const page = await open(`/?n=Program:枫桥经验#token=${TOKEN}`)
    await page.locator('.entity-title', { hasText: '枫桥经验' }).waitFor()
    const address = new URL(page.url())
    expect([address.hash, address.searchParams.get('n')]).toEqual(['', 'Program:枫桥经验'])
    await page.goBack().catch(() => null)
    expect(page.url()).not.toContain(TOKEN)
  })

  it('says that the token of a link is wrong', async () => {
    const page = await open('/#token=nonsense')
    await page.getByRole('alert').filter({ hasText: '口令不对。' }).waitFor()
    expect(page.url()).not.toContain('nonsense')
  })

  it('tells who was signed out meanwhile', async () => {
    const page = await open(`/#token=${TOKEN}`)
    await page.locator('.app').waitFor()
    await page.context().clearCookies()
    await page.locator('.overview').getByRole('button', { name: '枫桥经验' }).first().click()
    await page.getByRole('alert').filter({ hasText: '登录已过期，请重新载入本页。' }).first().waitFor()
    await page.reload()
    await page.locator('input[name=token]').waitFor()
    expect(await page.locator('.app').count()).toBe(0)
  })
})
