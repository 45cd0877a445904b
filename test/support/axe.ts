/** What axe-core finds wrong with a page for those who do not see or point: faults that hinder, with where they are. */
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const HINDERING = new Set(['serious', 'critical'])

declare const axe: { readonly run: () => Promise<AxeResults> }

export async function axeFaults(page: Page): Promise<string[]> {
  // Past the page's own content security policy: as a debugger does.
  await page.evaluate(script)
  const { violations } = await page.evaluate(() => axe.run())
  return violations
    .filter(({ impact }) => HINDERING.has(impact ?? ''))
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`),
    )
}
