import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PATHS } from '../../src/paths.ts'
import { makeDivisions } from '../../src/seeds/divisions.ts'
import { REGION_COLUMNS } from '../../src/seeds/regions.ts'
import { readShortForms } from '../../src/seeds/short-forms.ts'
import { writeTsv } from '../../src/seeds/tsv.ts'
import { ended, type Ran } from '../support/cli.ts'
import { folderOf } from '../support/folder.ts'
import { unexpected } from './faults.ts'

const SOURCE = join(PATHS.seeds, '..', '..', 'shared', 'data', 'areacodes.csv')
const seed = (name: string): string => readFileSync(join(PATHS.seeds, 'gazetteer', name), 'utf8')

/** Runs the built script as `npm run seeds:regions` does. */
const run = (...words: readonly string[]): Promise<Ran> =>
  ended(spawn(process.execPath, [resolve('dist/seeds/make-regions.js'), ...words], { stdio: ['ignore', 'pipe', 'pipe'] }))

describe('npm run seeds:regions', () => {
  it('says how it is called when no table is given', async () => {
    const { code, err } = await run()
    expect(err).toContain('usage: npm run seeds:regions -- <areacodes.csv>')
    expect(code).toBe(2)
  })

  it('writes nothing when the table is another one', async () => {
    const before = seed('regions.tsv')
    const { code, err } = await run(join(folderOf({ 'x.csv': 'code,name\n' }), 'x.csv'))
    expect(err).toContain('the header of the table of division codes must be')
    expect(code).toBe(1)
    expect(seed('regions.tsv')).toBe(before)
  })
})

describe('regions.tsv', () => {
  it.runIf(existsSync(SOURCE))('is what the script makes of its source', () => {
    const rules = readShortForms({ path: 'short-forms.tsv', text: seed('short-forms.tsv') }, unexpected)
    const made = writeTsv(REGION_COLUMNS, makeDivisions(readFileSync(SOURCE, 'utf8'), rules))
    expect(seed('regions.tsv') === made, 'run npm run seeds:regions -- ../shared/data/areacodes.csv').toBe(true)
  })

  it('has the short forms that short-forms.tsv adds, and none that it drops', () => {
    const { added, dropped } = readShortForms({ path: 'short-forms.tsv', text: seed('short-forms.tsv') }, unexpected)
    const rows = seed('regions.tsv')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
    const shortsOf = (code: string): string[] => rows.filter((row) => row[0] === code).flatMap((row) => (row[2] ?? '').split(';'))
    expect([...added].filter(([code, shorts]) => shorts.some((short) => !shortsOf(code).includes(short)))).toEqual([])
    const left = rows.flatMap((row) => (row[2] ?? '').split(';').map((short) => [short, `${row[0] ?? ''} ${short}`, row[0] ?? ''] as const))
    expect(
      left.filter(([short, withCode, code]) => (dropped.has(short) || dropped.has(withCode)) && !(added.get(code) ?? []).includes(short)),
    ).toEqual([])
  })

  it('has towns in the order of their codes, each once', () => {
    const codes = seed('towns.tsv')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.slice(0, 9)))
    expect(codes.every((code, index) => index === 0 || code > (codes[index - 1] ?? 0))).toBe(true)
  })
})
