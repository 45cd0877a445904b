import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const page = readFileSync('SECURITY.md', 'utf8')
const rows = page
  .slice(page.indexOf('| Property |'))
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )

describe('SECURITY.md', () => {
  it('names for each property a test that exists, and how much it tried', () => {
    expect(rows.length).toBeGreaterThan(5)
    for (const [property = '', test = '', tried = ''] of rows) {
      const files = [...test.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file)
      expect(files, property).not.toEqual([])
      expect(
        files.filter((file) => !existsSync(file)),
        property,
      ).toEqual([])
      expect(tried, property).not.toBe('')
    }
  })

  it('names only commands and files that exist', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'))
    const named = [...page.matchAll(/`npm run ([\w:-]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
    const links = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, link = '']) => link)
    expect(links.filter((link) => !link.startsWith('https://') && !existsSync(link))).toEqual([])
  })
})
