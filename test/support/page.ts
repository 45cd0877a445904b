/** Opens the page in a browser; every complaint of the page and every request to elsewhere then fails the test. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'

export interface OpenOptions extends BrowserContextOptions {
  /** Complaints that the test itself brings about. */
  readonly expected?: RegExp
}

export async function openPage(browser: Browser, url: string, { expected, ...options }: OpenOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN', reducedMotion: 'reduce', ...options })
  // A machine that does much else besides is slow; only what never comes is a fault.
  context.setDefaultTimeout(90_000)
  const page = await context.newPage()
  const complaints: string[] = []
  const complain = (words: string): void => {
    if (!expected?.test(words)) complaints.push(words)
  }
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complain(message.text())
  })
  page.on('pageerror', (error) => complain(error.message))
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    if (protocol !== 'blob:' && protocol !== 'data:' && host !== new URL(url).host) complain(request.url())
  })
  onTestFinished(async () => {
    await context.close()
    expect(complaints).toEqual([])
  })
  await page.goto(url)
  await page.locator('.app').waitFor()
  return page
}

/** The address once it has stayed the same for a second: it says where the picture looks a moment after that has come to rest. */
export async function settledUrl(page: Page): Promise<string> {
  for (let before = ''; before !== page.url();) {
    before = page.url()
    await page.waitForTimeout(1000)
  }
  return page.url()
}

/** Waits until the picture has moved to what the address selects and the address says so: only then its middle is the middle. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForURL(/[?&]c=/)
}
