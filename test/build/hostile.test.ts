/** A folder full of files made to do harm, built by the command line: each costs itself alone. */
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reformgraph } from '../support/cli.ts'
import { folderOf } from '../support/folder.ts'
import { hostileFiles } from '../support/hostile.ts'
import { pdf } from '../support/pdf.ts'

interface Report {
  readonly extracted: readonly string[]
  readonly issues: readonly { readonly document: string; readonly rule: string; readonly message: string }[]
}

async function reportOf(folder: string, ...options: readonly string[]): Promise<Report> {
  const { out, err, code } = await reformgraph('build', folder, '--graph', join(folder, 'graph'), '--json', ...options)
  expect(code, err).toBe(0)
  return JSON.parse(out)
}

const GOOD = { '一.txt': '易县推行河长制。', '中/二.txt': '易县推行林长制。', '终.txt': '易县推行田长制。' }

describe('a build of hostile files', () => {
  it('tells of each once, and reads all the others', async () => {
    const hostile = hostileFiles()
    const folder = folderOf({ ...GOOD, ...Object.fromEntries(Object.entries(hostile).map(([name, { bytes }]) => [name, bytes])) })
    symlinkSync('/etc/passwd', join(folder, 'outside.txt'))
    const { extracted, issues } = await reportOf(folder, '--max-archive', '5')
    expect(extracted).toEqual(['一', '中/二', '终'])
    const rules = new Map(Object.entries(hostile).map(([name, { rule }]) => [name, rule]))
    rules.set('outside.txt', 'read/link')
    const told = issues
      .filter(({ rule }) => rule.startsWith('read/'))
      .map(({ document, rule }) => `${document.split('/')[0] ?? ''} ${rule}`)
    const ids = new Set(told.map((line) => line.split(' ')[0]))
    const expected = [...rules].map(([name, rule]) => `${ids.has(name) ? name : name.replace(/\.\w+$/, '')} ${rule}`)
    expect(told.toSorted()).toEqual(expected.toSorted())
  })

  it('ends a worker that takes too long, and loses that file alone', async () => {
    const pages = Array.from({ length: 3000 }, () => [{ text: '推行河长制。推行林长制。', x: 90, y: 700 }])
    const { extracted, issues } = await reportOf(folderOf({ ...GOOD, 'slow.pdf': pdf(pages) }), '--max-seconds', '1', '--jobs', '1')
    expect(extracted).toEqual(['一', '中/二', '终'])
    expect(issues.filter(({ document }) => document === 'slow')).toEqual([
      {
        document: 'slow',
        rule: 'read/time',
        message: 'slow.pdf: took longer than 1 s and was given up; split it, or raise --max-seconds (1)',
      },
    ])
  })
})
