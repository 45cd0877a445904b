import { describe, expect, it } from 'vitest'
import type { Source } from '../../src/model.ts'
import { knownRegion } from '../../src/places/document-region.ts'
import { createGazetteer } from '../../src/places/gazetteer.ts'
import { findPlaces } from '../../src/places/places.ts'
import type { Places } from '../../src/places/places.ts'
import { createSegmenter } from '../../src/text/words.ts'
import { docOf, projectSeeds } from '../support/reading.ts'

const { regions, everyday } = await projectSeeds()
const gazetteer = createGazetteer(regions, everyday)
const segment = createSegmenter([])

const placesOf = (raw: string, facts: Partial<Source> = {}): Places => {
  const doc = docOf(raw, facts)
  return findPlaces(doc, segment(doc), gazetteer)
}
const regionOf = (raw: string, facts: Partial<Source> = {}): string | undefined => placesOf(raw, facts).region?.code
const rulesOf = (raw: string, facts: Partial<Source> = {}): string[] => placesOf(raw, facts).issues.map(({ rule }) => rule)

describe('the region that a document speaks for', () => {
  it.each<[string, string, Partial<Source>, string]>([
    ['a title with a chain of places names the last', '推行积分制。', { title: '保定市清苑区2022年政府工作报告' }, '130608'],
    ['the first line is a title too', '老河口市2023年深化改革情况\n推行积分制。', {}, '420682'],
    ['a code in the file name', '全区推行积分制。', { id: '340803-2022' }, '340803'],
    [
      'a file name in pinyin confirms a place of the text',
      '工作通报：\n安庆市、铜陵市签订协议，推行积分制。',
      { id: 'tongling-2021' },
      '340700',
    ],
    ['the place before an organ of government', '会议认为，要推行积分制。铜陵县委强调落实。', { date: '2010' }, '340721'],
    [
      'the words that point decide between two levels',
      '工作通报：\n安庆市大观区推行积分制。我市要求全市各地学习，全市推广。',
      {},
      '340800',
    ],
    ['… and the other way round', '工作通报：\n安庆市大观区推行积分制。我区要求全区各街道学习，全区推广。', {}, '340803'],
  ])('%s', (_, raw, facts, code) => {
    expect(regionOf(raw, facts)).toBe(code)
  })

  it('towns vote for their county', () => {
    const towns = ['张集镇', '仙人渡镇', '竹林桥镇', '薛集镇']
    expect(regionOf(`${towns.map((town) => `${town}推行积分制。`).join('')}老河口持续推进。`)).toBe('420682')
  })

  it('the letterhead of a newspaper or a site does not count', () => {
    const text = '大观区推行积分制。区政府设立专窗。全区群众满意。'
    expect(regionOf(`北京日报 北京发布\n${text}`)).toBe('340803')
  })

  it('a report on one county that names its prefecture again and again is about the county', () => {
    expect(regionOf('大观区推行积分制，安庆市给予肯定。大观区设立专窗，安庆市现场观摩。全区推开。')).toBe('340803')
  })

  it('is the one of its year', () => {
    expect(regionOf('2013年清苑县工作总结\n清苑县推行积分制。')).toBe('130622')
    expect(regionOf('2022年清苑区工作总结\n清苑区推行积分制。')).toBe('130608')
  })
})

describe('what the source says of its region', () => {
  it.each([
    ['安徽省安庆市大观区', '340803'],
    ['安庆市 大观区', '340803'],
    ['340803', '340803'],
    ['老河口市', '420682'],
    ['吉林省长春市朝阳区', '220104'],
    ['福州市鼓楼区', '350102'],
  ])('“%s” wins over every other name', (said, code) => {
    expect(regionOf('铜陵市2022年总结\n铜陵市推行积分制。全市推开。', { region: said })).toBe(code)
  })

  it.each(['桃花源县', '鼓楼区', '999999', '城区'])('“%s” is told as unknown or ambiguous, and the text decides', (said) => {
    const places = placesOf('铜陵市2022年总结\n铜陵市推行积分制。全市推开。', { region: said })
    expect(places.region?.code).toBe('340700')
    expect(places.issues).toMatchObject([{ rule: 'region/unknown' }])
    expect(places.issues[0]?.message).toContain(said)
  })

  it('is read by the year of the document', () => {
    expect(knownRegion('富阳', 1990, gazetteer)?.code).toBe('330123')
    expect(knownRegion('富阳', 2020, gazetteer)?.code).toBe('330111')
  })
})

describe('trouble becomes an Issue', () => {
  it('where no region is found', () => {
    expect(rulesOf('推行积分制，设立专窗。')).toEqual(['region/none'])
  })

  it('where two regions have nearly equal claims', () => {
    expect(rulesOf('工作通报：\n铜陵市推行积分制。\n芜湖市推行积分制。')).toEqual(['region/doubtful'])
  })

  it('and none where all is clear', () => {
    expect(rulesOf('铜陵市2022年总结\n铜陵市推行积分制。全市推开。')).toEqual([])
  })
})
