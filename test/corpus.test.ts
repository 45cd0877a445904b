import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { PATHS } from '../src/paths.ts'
import { knownRegion } from '../src/places/document-region.ts'
import { createGazetteer } from '../src/places/gazetteer.ts'
import { listFiles } from '../src/read/files.ts'
import { EXTENSIONS, readSource } from '../src/read/source.ts'
import { projectSeeds } from './support/reading.ts'

const { regions, everyday } = await projectSeeds()
const gazetteer = createGazetteer(regions, everyday)
const digests = readdirSync(PATHS.corpus)
  .filter((name) => name.endsWith('.md'))
  .toSorted()
  .map((name) => {
    const [, front = '', text = ''] = /^---\n([^]*?)\n---\n([^]*)$/.exec(readFileSync(join(PATHS.corpus, name), 'utf8')) ?? []
    const facts: Record<string, unknown> = parse(front)
    return { name, front: facts, text }
  })

it('the corpus restates at least five reports of counties and 31 of provinces', () => {
  expect(digests.length).toBeGreaterThanOrEqual(36)
})

describe.each(digests)('$name', ({ front, text }) => {
  it('says its title, region, date and source, and nothing else', () => {
    expect(Object.keys(front)).toEqual(['title', 'region', 'date', 'source'])
    for (const value of Object.values(front)) expect(String(value).trim()).not.toBe('')
    expect(String(front['date'])).toMatch(/^20\d\d(?:-\d\d(?:-\d\d)?)?$/)
  })

  it('has between 800 and 1,800 characters', () => {
    const { length } = text.replace(/\s/g, '')
    expect(length).toBeGreaterThanOrEqual(800)
    expect(length).toBeLessThanOrEqual(1800)
  })

  it('is of one region of the gazetteer', () => {
    const year = Number(String(front['date']).slice(0, 4))
    expect(knownRegion(String(front['region']), year, gazetteer)).toBeDefined()
  })
})

/** The longest run of characters that a digest may share with a report. */
const LONGEST = 24

interface Bare {
  readonly text: string
  /** For each character: whether it stands in a title or in quotes. */
  readonly named: Uint8Array
}

/** A text without white space and punctuation. */
function bareOf(text: string): Bare {
  const marks = new Uint8Array(text.length)
  for (const { index, 0: match } of text.matchAll(/《[^》]*》|“[^”]*”/g)) marks.fill(1, index, index + match.length)
  const kept = Array.from({ length: text.length }, (_, at) => at).filter((at) => /[\p{L}\p{N}]/u.test(text.charAt(at)))
  return { text: kept.map((at) => text.charAt(at)).join(''), named: Uint8Array.from(kept, (at) => marks[at] ?? 0) }
}

/** Runs of a digest that stand in a report too and are longer than they may be, titles and quoted names not counted. */
function sharedRuns(digest: Bare, report: string): string[] {
  const size = LONGEST + 1
  const places = new Map<string, number>()
  for (let at = 0; at + size <= digest.text.length; at++) places.set(digest.text.slice(at, at + size), at)
  const runs: string[] = []
  for (let at = 0; at + size <= report.length; at++) {
    const from = places.get(report.slice(at, at + size))
    if (from === undefined) continue
    let length = size
    while (from + length < digest.text.length && digest.text[from + length] === report[at + length]) length++
    const own = digest.named.subarray(from, from + length).filter((mark) => mark === 0).length
    if (own > LONGEST) runs.push(digest.text.slice(from, from + length))
    at += length - size
  }
  return runs
}

describe('a run shared with a report', () => {
  const sentence = '全县推行首席代办员制度并在每个乡镇设立企业服务专窗实行限时办结'

  it.each([
    ['is found whatever the marks in between', `本县：${sentence.slice(0, 15)}，\n${sentence.slice(15)}。`, 1],
    ['is allowed when it is short', `本县：${sentence.slice(0, 20)}，另行安排。`, 0],
    ['is allowed in a title', `印发《${sentence}》。`, 0],
    ['is allowed in quotes', `推行“${sentence}”。`, 0],
  ])('%s', (_, digest, count) => {
    expect(sharedRuns(bareOf(digest), bareOf(`报告指出，${sentence}，成效明显。`).text)).toHaveLength(count)
  })
})

const SHARED = join(PATHS.root, '../shared/corpus')

describe.runIf(existsSync(SHARED))('no digest copies a sentence', () => {
  it('of any report', async () => {
    const { files } = await listFiles(
      ['county', 'county-reports', 'passages', 'provincial-2025'].map((name) => join(SHARED, name)),
      EXTENSIONS,
    )
    const bare = digests.map(({ name, text }) => ({ name, digest: bareOf(text) }))
    const copied: string[] = []
    for (const file of files) {
      const outcome = await readSource(file)
      if (!('source' in outcome)) continue
      const report = bareOf(outcome.source.raw).text
      for (const { name, digest } of bare) for (const run of sharedRuns(digest, report)) copied.push(`${name} and ${file.id}: ${run}`)
    }
    expect(files.length).toBeGreaterThan(100)
    expect(copied).toEqual([])
  }, 300_000)
})
