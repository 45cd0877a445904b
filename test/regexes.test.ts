/**
 * No regular expression takes more than linear time on any text: each is examined by recheck (automata theory, and fuzzing of what that cannot
 * read), not by a clock.
 */
import { check } from 'recheck'
import { describe, expect, it } from 'vitest'
import { PATHS } from '../src/paths.ts'
import { loadSeeds } from '../src/seeds/load.ts'
import { regexesOf } from './support/regexes.ts'

/**
 * What makes them at run time: the patterns of the seeds, which the loader keeps within bounds (below), one sign of a numbering, the name of a
 * question's argument, the characters of the script table.
 */
const MADE_AT_RUN_TIME = new Set(['src/query/ask.ts', 'src/read/docx-numbering.ts', 'src/seeds/patterns.ts', 'src/text/fold.ts'])
/** What looks at a stretch of a few characters only, cut out before. */
const FOR_SHORT_TEXTS = ['quantity', 'recipients', 'undone'].map((name) => `src/relations/${name}.ts`).concat('src/mentions/recipients.ts')

/** Without what stands in character classes. */
const outside = (source: string): string => source.replaceAll(/\\./gu, '').replaceAll(/\[[^\]]*\]/gu, '')

describe('regular expressions', () => {
  const { found, unknown } = regexesOf(['src', 'viewer/app', 'viewer/lib'])

  it('are found wherever they are', () => {
    expect(found.length).toBeGreaterThan(150)
    expect(unknown.filter((file) => !MADE_AT_RUN_TIME.has(file))).toEqual([])
  })

  it.each([
    ['^(a+)+$', 'vulnerable'],
    ['\\s*$|[“”]+$', 'vulnerable'],
    ['^[^“”]*“', 'safe'],
  ])('/%s/ is %s', async (source, status) => {
    expect((await check(source, 'u')).status).toBe(status)
  })

  it('of the code take linear time', async () => {
    const faults: string[] = []
    const seen = new Set<string>()
    for (const { at, source, flags } of found) {
      if (seen.has(`${flags} ${source}`) || FOR_SHORT_TEXTS.some((file) => at.startsWith(`${file}:`))) continue
      seen.add(`${flags} ${source}`)
      const judged = await check(source, flags, { timeout: 60_000 })
      if (judged.status !== 'safe')
        faults.push(`${at} /${source}/${flags}: ${judged.status === 'vulnerable' ? judged.complexity.summary : 'not examined'}`)
    }
    console.log(`${seen.size} regular expressions examined`)
    expect(faults).toEqual([])
  })

  it('of the seeds have no repetition without bound, so that each place is tried over a bounded stretch', async () => {
    const { patterns } = await loadSeeds(PATHS.seeds)
    expect(patterns.length).toBeGreaterThan(50)
    const unbounded = /[*+]|\{\d+,\}/u
    expect(patterns.filter(({ pattern }) => unbounded.test(outside(pattern.source))).map(({ id }) => id)).toEqual([])
  })
})
