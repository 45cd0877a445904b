import { beforeAll, describe, expect, it } from 'vitest'
import type { GazetteerRegion } from '../../src/model.ts'
import { PATHS } from '../../src/paths.ts'
import { loadSeeds } from '../../src/seeds/load.ts'
import { AREA_COLUMNS, readRegions, REGION_COLUMNS, TOWN_COLUMNS, ZONE_COLUMNS } from '../../src/seeds/regions.ts'
import type { Report } from '../../src/seeds/tsv.ts'
import { table, unexpected } from './faults.ts'

const SOUND = {
  regions: [
    '340000|安徽省|安徽;皖|province||1981||',
    '340800|安庆市|安庆|prefecture|340000|1988||',
    '340803|大观区|大观|county|340800|2005||',
  ],
  towns: ['340803001|德宽路街道|340803'],
  zones: ['anqing-hitech|安庆高新区||340800|||'.concat('|common usage')],
  areas: ['wanbei|皖北||340000||'.concat('|common usage')],
}

type Changes = Partial<Record<keyof typeof SOUND, readonly string[]>>

function read(changes: Changes, report: Report): GazetteerRegion[] {
  const rows = { ...SOUND, ...changes }
  return readRegions(
    {
      regions: { path: 'regions.tsv', text: table(REGION_COLUMNS, ...rows.regions) },
      towns: { path: 'towns.tsv', text: table(TOWN_COLUMNS, ...rows.towns) },
      zones: { path: 'zones.tsv', text: table(ZONE_COLUMNS, ...rows.zones) },
      areas: { path: 'areas.tsv', text: table(AREA_COLUMNS, ...rows.areas) },
    },
    report,
  )
}

function faultsIn(changes: Changes): string[] {
  const faults: string[] = []
  read(changes, (file, line, message) => faults.push(`${file}:${String(line)}: ${message}`))
  return faults
}

const more = (row: string): Changes => ({ regions: [...SOUND.regions, row] })

describe('readRegions', () => {
  it('reads divisions, towns, zones and areas into one list', () => {
    expect(read({}, unexpected).map(({ code, level, parent, short, from }) => [code, level, parent, short, from])).toEqual([
      ['340000', 'province', undefined, ['安徽', '皖'], 1981],
      ['340800', 'prefecture', '340000', ['安庆'], 1988],
      ['340803', 'county', '340800', ['大观'], 2005],
      ['340803001', 'township', '340803', [], 1981],
      ['anqing-hitech', 'zone', '340800', [], 1981],
      ['wanbei', 'area', '340000', [], 1981],
    ])
  })

  it('lets a code be used again once the first holder has ended', () => {
    expect(
      faultsIn({
        regions: [
          '340000|安徽省||province||1981||',
          '341000|徽州地区||prefecture|340000|1981|1987|341000',
          '341000|黄山市||prefecture|340000|1987||',
        ],
        towns: [],
        zones: [],
      }),
    ).toEqual([])
  })

  it.each<[string, Changes, string]>([
    ['a code with letters', more('34080x|宜秀区||county|340800|2005||'), 'regions.tsv:5: the code “34080x” has not six digits'],
    ['an unknown level', more('340811|宜秀区||district|340800|2005||'), 'regions.tsv:5: the level “district” is none of'],
    ['a level of another table', more('340811|宜秀区||zone|340800|2005||'), 'regions.tsv:5: the level “zone” is none of'],
    ['an empty name', more('340811|||county|340800|2005||'), 'regions.tsv:5: the name is empty'],
    ['an empty short form', more('340811|宜秀区|宜秀;|county|340800|2005||'), 'regions.tsv:5: a short form is empty'],
    [
      'a short form that is the name',
      more('340811|宜秀区|宜秀区|county|340800|2005||'),
      'regions.tsv:5: a short form is given twice or is the name',
    ],
    ['a year of two digits', more('340811|宜秀区||county|340800|05||'), 'regions.tsv:5: “05” is not a year'],
    ['a year with letters', more('340811|宜秀区||county|340800|2005|20x5|'), 'regions.tsv:5: “20x5” is not a year'],
    ['a year before the state', more('340811|宜秀区||county|340800|1800||'), 'regions.tsv:5: “1800” is not a year'],
    [
      'an end before the beginning',
      more('340811|宜秀区||county|340800|2005|2001|'),
      'regions.tsv:5: it ends (2001) before it begins (2005)',
    ],
    [
      'a parent that does not exist',
      more('340811|宜秀区||county|349900|2005||'),
      'regions.tsv:5: no region has the code “349900” of its parent',
    ],
    ['its own parent', more('340811|宜秀区||county|340811|2005||'), 'regions.tsv:5: it is its own parent'],
    [
      'a successor that does not exist',
      more('340811|宜秀区||county|340800|2005|2010|349901'),
      'regions.tsv:5: no region has the code “349901” of its successor',
    ],
    [
      'a successor with a broken year',
      more('340811|宜秀区||county|340800|2005|2010|340803[96]'),
      'regions.tsv:5: the successor “340803[96]” is not a code',
    ],
    [
      'two regions with one code in the same year',
      more('340803|郊区||county|340800|2000|2006|'),
      'regions.tsv:5: the code 340803 is also that of 大观区 (line 4) in the same years',
    ],
    ['a town with a short code', { towns: ['340803|德宽路街道|340803'] }, 'towns.tsv:2: the code “340803” has not nine digits'],
    ['a town without a name', { towns: ['340803001||340803'] }, 'towns.tsv:2: the name is empty'],
    ['a town of no county', { towns: ['340899001|德宽路街道|340899'] }, 'towns.tsv:2: no region has the code “340899” of its parent'],
    ['a zone whose key is a number', { zones: ['340803|安庆高新区||340800||||x'] }, 'zones.tsv:2: the key “340803” must be a word'],
    ['a zone without a source', { zones: ['anqing|安庆高新区||340800||||'] }, 'zones.tsv:2: the source is missing'],
    ['an area without a key', { areas: ['|皖北||340000|||x'] }, 'areas.tsv:2: the key “” must be a word'],
  ])('says that there is %s', (_, changes, message) => {
    expect(faultsIn(changes)).toContainEqual(expect.stringContaining(message))
  })
})

describe('the gazetteer', () => {
  let regions: readonly GazetteerRegion[] = []
  beforeAll(async () => {
    ;({ regions } = await loadSeeds(PATHS.seeds))
  })
  const coded = (code: string): GazetteerRegion[] => regions.filter((region) => region.code === code)
  const named = (name: string): GazetteerRegion[] => regions.filter((region) => region.name === name || region.short.includes(name))

  it('knows what became of 江干区', () => {
    expect(coded('330104')).toEqual([
      expect.objectContaining({ name: '江干区', to: 2021, successors: expect.arrayContaining(['330102', '330114']) }),
    ])
  })

  it('follows 富阳 from county to city to district', () => {
    expect(
      named('富阳')
        .map(({ name, from, to, successors }) => ({ name, from, to, successors }))
        .toSorted((a, b) => a.from - b.from),
    ).toEqual([
      { name: '富阳县', from: 1981, to: 1994, successors: ['330183'] },
      { name: '富阳市', from: 1994, to: 2014, successors: ['330111'] },
      { name: '富阳区', from: 2014, to: undefined, successors: [] },
    ])
  })

  it('keeps homonyms apart by code', () => {
    const inForce = named('朝阳区').filter(({ to }) => to === undefined)
    expect(inForce.map(({ code }) => code)).toEqual(['110105', '220104'])
  })

  it.each([
    ['沪', '310000'],
    ['皖', '340000'],
    ['内蒙古', '150000'],
    ['安庆', '340800'],
    ['延边州', '222400'],
    ['台湾', '710000'],
    ['港', '810000'],
  ])('knows %s', (short, code) => {
    expect(named(short).map((region) => region.code)).toContain(code)
  })

  it.each(['合作', '比如', '开放', '高新'])('does not take the word %s for a place', (word) => {
    expect(named(word)).toEqual([])
  })

  it.each([
    ['340803', '大观区', '340800'],
    ['310115', '浦东新区', '310000'],
    ['419001', '济源市', '410000'],
    ['610902', '汉滨区', '610900'],
  ])('puts %s %s into %s', (code, name, parent) => {
    expect(coded(code)).toContainEqual(expect.objectContaining({ name, parent, to: undefined }))
  })

  it.each([
    ['恒口示范区', 'zone', '610902'],
    ['雄安新区', 'zone', '130000'],
    ['临港新片区', 'zone', 'ftz-shanghai'],
    ['前海', 'zone', '440300'],
    ['江苏自贸试验区', 'zone', '320000'],
    ['苏州工业园区', 'zone', '320500'],
    ['合肥高新区', 'zone', '340100'],
    ['长三角', 'area', undefined],
    ['成渝地区双城经济圈', 'area', undefined],
    ['大湾区', 'area', undefined],
    ['长株潭', 'area', '430000'],
  ])('knows %s as a %s in %s', (name, level, parent) => {
    expect(named(name).map((region) => [region.level, region.parent])).toContainEqual([level, parent])
  })

  it('holds the towns of a county', () => {
    const towns = regions.filter(({ level, parent }) => level === 'township' && parent === '340803').map(({ name }) => name)
    expect(towns).toEqual(expect.arrayContaining(['海口镇', '德宽路街道']))
  })

  it('gives no county a short form of one character', () => {
    expect(regions.filter(({ level, short }) => level === 'county' && short.some((form) => form.length < 2))).toEqual([])
  })

  it('gives each form of a zone or an area to one of them', () => {
    const owners = new Map<string, string>()
    const shared: string[] = []
    for (const { code, level, name, short } of regions)
      if (level === 'zone' || level === 'area')
        for (const form of [name, ...short]) {
          if (owners.has(form)) shared.push(`${form}: ${owners.get(form) ?? ''} and ${code}`)
          owners.set(form, code)
        }
    expect(shared).toEqual([])
  })
})
