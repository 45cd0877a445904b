import { describe, expect, it } from 'vitest'
import { createGazetteer } from '../../src/places/gazetteer.ts'
import { meaningOf, nearnessOf } from '../../src/places/places.ts'
import { projectSeeds } from '../support/reading.ts'

const { regions, everyday } = await projectSeeds()
const gazetteer = createGazetteer(regions, everyday)
/** The records of a name or short form. */
const named = (name: string) => gazetteer.find(name, 0, name.length)[0]?.records ?? []
const inYear = (name: string, year: number | undefined): string[] =>
  meaningOf(named(name), undefined, year, gazetteer).map(({ code }) => code)
const region = (code: string) => {
  const one = gazetteer.coded(code)
  if (!one) throw new RangeError(code)
  return one
}

describe('a name means what was in force in the year', () => {
  it.each([
    ['富阳县', 1990, '330123'],
    ['富阳市', 2010, '330183'],
    ['富阳区', 2020, '330111'],
    ['富阳', 1990, '330123'],
    ['富阳', 2010, '330183'],
    ['富阳', 2020, '330111'],
    ['富阳', undefined, '330111'],
    ['江干区', 2015, '330104'],
    ['清苑县', 2013, '130622'],
    ['清苑区', 2022, '130608'],
  ])('%s in %s is %s', (name, year, code) => {
    expect(inYear(name, year)).toEqual([code])
  })

  it('a name that is no longer in force still means what it last meant', () => {
    expect(inYear('江干区', undefined)).toEqual(['330104'])
    expect(gazetteer.coded('330104')).toMatchObject({ name: '江干区', to: 2021 })
  })

  it('a code that was used again tells its name by the year', () => {
    expect(gazetteer.coded('420600', 2005)?.name).toBe('襄樊市')
    expect(gazetteer.coded('420600', 2020)?.name).toBe('襄阳市')
    expect(gazetteer.coded('420600')?.name).toBe('襄阳市')
    expect(gazetteer.coded('999999')).toBeUndefined()
  })
})

describe('a name of several is settled by the region that the document speaks for', () => {
  it.each([
    ['朝阳区', '220100', '220104'],
    ['朝阳区', '110000', '110105'],
    ['朝阳区', '110101', '110105'],
    ['鼓楼区', '350100', '350102'],
    ['鼓楼区', '410205', '410204'],
    ['鼓楼区', '320302', '320302'],
    ['大安', '220800', '220882'],
    ['大安', '510300', '510304'],
  ])('%s in a document of %s is %s', (name, document, code) => {
    const meant = meaningOf(named(name), region(document), 2022, gazetteer)
    expect(meant.map((one) => one.code)).toEqual([code])
  })

  it('stays ambiguous where nothing settles it', () => {
    expect(meaningOf(named('鼓楼区'), undefined, 2022, gazetteer).length).toBeGreaterThan(3)
    expect(meaningOf(named('鼓楼区'), region('320000'), 2022, gazetteer).map(({ code }) => code)).toEqual(['320106', '320302'])
  })
})

describe('nearnessOf', () => {
  it.each([
    ['340803', '340803', 'self'],
    ['340800', '340803', 'above'],
    ['340000', '340803', 'above'],
    ['340803', '340800', 'below'],
    ['340802', '340803', 'beside'],
    ['340102', '340803', 'near'],
    ['420682', '340803', 'far'],
  ])('%s lies to %s: %s', (one, other, nearness) => {
    expect(nearnessOf(region(one), region(other), gazetteer)).toBe(nearness)
  })

  it('is far where no region is known', () => {
    expect(nearnessOf(region('340803'), undefined, gazetteer)).toBe('far')
  })
})

describe('full names and lineages', () => {
  it('go from the province down', () => {
    expect(gazetteer.fullName(region('340803'))).toBe('安徽省安庆市大观区')
    expect(gazetteer.lineage(region('340803')).map(({ name }) => name)).toEqual(['大观区', '安庆市', '安徽省'])
  })

  it('use the names of the time for a region that is gone', () => {
    const old = gazetteer.coded('422513') ?? named('襄阳县').find(({ to }) => to === 2001)
    expect(old && gazetteer.fullName(old)).toBe('湖北省襄樊市襄阳县')
  })
})

/** Names in a text whose words are these. */
function found(text: string, words?: readonly string[]): string[] {
  const bounds = new Set([0])
  let end = 0
  for (const { length } of words ?? []) bounds.add((end += length))
  return gazetteer.find(text, 0, text.length, words && ((offset) => bounds.has(offset))).map((one) => text.slice(one.start, one.end))
}

describe('find', () => {
  it('takes nested names one by one, the longest at each place', () => {
    expect(found('湖北省襄阳市老河口市张集镇')).toEqual(['湖北省', '襄阳市', '老河口市', '张集镇'])
    expect(found('老河口市和老河口')).toEqual(['老河口市', '老河口'])
  })

  it('takes a short name only where words begin and end', () => {
    expect(found('扩大新区面积', ['扩大', '新区', '面积'])).not.toContain('大新')
    expect(found('大新县和大新', ['大新县', '和', '大新'])).toContain('大新')
    expect(found('完成县级任务', ['完成', '县级', '任务'])).toEqual([])
    expect(found('成县推行积分制', ['成县', '推行', '积分制'])).toEqual(['成县'])
  })

  it('takes an everyday word for a place only where the full name stands in the same text', () => {
    expect(found('乡村旅游有温泉', ['乡村', '旅游', '有', '温泉'])).toEqual([])
    expect(found('温泉县发布，温泉做法推开', ['温泉县', '发布', '，', '温泉', '做法', '推开'])).toEqual(['温泉县', '温泉'])
  })

  it('tells a short form from a full name', () => {
    const text = '安庆市与安庆'
    expect(gazetteer.find(text, 0, text.length).map(({ short }) => short)).toEqual([false, true])
  })

  it('looks only in the stretch that it is given', () => {
    const text = '安徽省安庆市大观区'
    expect(gazetteer.find(text, 3, 6).map(({ start, end }) => text.slice(start, end))).toEqual(['安庆市'])
  })
})
