/**
 * A real Chromium for tests of the page. Where there is none the tests are skipped, and say so; on a machine that checks
 * every change (CI=true) that is a failure.
 */
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const CANDIDATES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Software WebGL: the same picture with and without a graphics card. */
const ARGUMENTS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--force-color-profile=srgb',
]

export function chromiumPath(): string | undefined {
  return CANDIDATES.find((path) => path !== undefined && existsSync(path))
}

/** Whether tests in a browser can run here. */
export function hasBrowser(): boolean {
  if (chromiumPath() !== undefined) return true
  const message =
    'There is no Chromium: the page is not tested in a browser. Install one (apt-get install chromium fonts-noto-cjk) or name it in CHROMIUM.'
  if (process.env['CI'] === 'true') throw new Error(message)
  console.warn(`SKIPPED: ${message}`)
  return false
}

export function openBrowser(extra: readonly string[] = []): Promise<Browser> {
  const executablePath = chromiumPath()
  if (executablePath === undefined) throw new Error('there is no Chromium')
  return chromium.launch({ executablePath, args: [...ARGUMENTS, ...extra] })
}
