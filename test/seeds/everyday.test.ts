import { describe, expect, it } from 'vitest'
import type { GazetteerRegion } from '../../src/model.ts'
import { EVERYDAY_COLUMNS, readEveryday } from '../../src/seeds/everyday.ts'
import type { Report, SeedFile } from '../../src/seeds/tsv.ts'
import { projectSeeds } from '../support/reading.ts'
import { faultsOf, table, unexpected } from './faults.ts'

function region(name: string, ...short: readonly string[]): GazetteerRegion {
  return { code: name, name, short, level: 'county', parent: undefined, from: 1981, to: undefined, successors: [] }
}

const REGIONS = [region('方正县', '方正'), region('城区')]
const read = (file: SeedFile, report: Report): unknown => readEveryday(file, REGIONS, report)

describe('readEveryday', () => {
  it('reads which words need the full name beside them, and which are never sure', () => {
    const text = table(EVERYDAY_COLUMNS, '方正|full-name|upright', '城区|weigh|the built-up part of any city')
    expect(readEveryday({ path: 'x', text }, REGIONS, unexpected)).toEqual({
      withFullName: new Set(['方正']),
      weighed: new Set(['城区']),
    })
  })

  it('names every fault with its line', () => {
    const rows = [
      '方正|full-name|upright',
      '方正|weigh|again',
      '城区|full-name|no short form',
      '太平|weigh|peace',
      '方正县|weigh|',
      '城区|drop|x',
    ]
    expect(faultsOf(read, table(EVERYDAY_COLUMNS, ...rows))).toEqual([
      'table.tsv:3: “方正” is listed twice',
      'table.tsv:4: “城区” is the short form of no region: take the row out',
      'table.tsv:5: “太平” is the name of no region: take the row out',
      'table.tsv:6: the word or the note on what else it means is missing',
      'table.tsv:7: “城区” is listed twice',
      'table.tsv:7: the rule “drop” is neither full-name nor weigh',
    ])
  })
})

describe('gazetteer/everyday.tsv', () => {
  it('has words of both kinds', async () => {
    const { withFullName, weighed } = (await projectSeeds()).everyday
    expect([...withFullName]).toEqual(expect.arrayContaining(['方正', '太平', '大同', '凤凰']))
    expect([...weighed]).toEqual(expect.arrayContaining(['城区', '郊区', '两岸']))
  })
})
