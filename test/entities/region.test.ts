import { describe, expect, it } from 'vitest'
import { regionThings } from '../../src/entities/region.ts'
import { createVerdicts } from '../../src/entities/verdicts.ts'
import type { Decision, Issue } from '../../src/model.ts'
import { contextOf } from './context.ts'

/** What a text that is all one mention means in a document of a region. */
function thingsOf(
  text: string,
  code: string | undefined,
  year?: number,
  decisions: readonly Decision[] = [],
): { things: string[]; issues: Issue[]; properties: unknown } {
  const issues: Issue[] = []
  const mention = { start: 0, end: text.length, type: 'Region', rule: 'test', weight: 1 }
  const things = regionThings(mention, contextOf(text, code, year), {
    verdicts: createVerdicts(decisions),
    report: (issue) => issues.push(issue),
  })
  return {
    things: things.map(({ mention: { start, end }, thing }) => `${text.slice(start, end)} = ${thing.key}`),
    issues,
    properties: things.at(-1)?.thing.properties,
  }
}

describe('a place of the gazetteer', () => {
  it('is known by its code, with its level and what it lies in', () => {
    expect(thingsOf('大观区', '340800')).toEqual({
      things: ['大观区 = Region:340803'],
      issues: [],
      properties: { code: '340803', level: 'county', parent: 'Region:340800', province: 'Region:340000' },
    })
  })

  it('brings the larger places at its head', () => {
    expect(thingsOf('湖北省襄阳市老河口市张集镇', '420682').things).toEqual([
      '湖北省 = Region:420000',
      '湖北省襄阳市 = Region:420600',
      '湖北省襄阳市老河口市 = Region:420682',
      '湖北省襄阳市老河口市张集镇 = Region:420682103',
    ])
  })

  it.each([
    ['朝阳区', '220100', 'Region:220104'],
    ['朝阳区', '110000', 'Region:110105'],
    ['大安', '220882', 'Region:220882'],
    ['大安', '510300', 'Region:510304'],
    ['海口镇', '340803', 'Region:340803100'],
    ['安庆', '340803', 'Region:340800'],
  ])('%s in a document of %s is %s', (text, code, id) => {
    expect(thingsOf(text, code).things).toEqual([`${text} = ${id}`])
  })

  it('is the one inside the larger place that stands before it', () => {
    expect(thingsOf('吉林省长春市朝阳区', '340803').things.at(-1)).toBe('吉林省长春市朝阳区 = Region:220104')
    expect(thingsOf('河南省开封市鼓楼区', '350100').things.at(-1)).toBe('河南省开封市鼓楼区 = Region:410204')
  })

  it('has the name of its year', () => {
    expect(thingsOf('富阳', '330100', 2010).things).toEqual(['富阳 = Region:330183'])
    expect(thingsOf('富阳', '330100', 2020).things).toEqual(['富阳 = Region:330111'])
  })
})

describe('a place that the gazetteer does not have', () => {
  it.each([
    ['青松岭村', 'village'],
    ['望江社区', 'village'],
    ['新丰收镇', 'township'],
    ['滨湖生态示范区', 'zone'],
    ['临空经开区', 'zone'],
  ])('%s lies in the region of the document, as a %s', (text, level) => {
    expect(thingsOf(text, '340803')).toMatchObject({
      things: [`${text} = Region:340803/${text}`],
      properties: { level, parent: 'Region:340803' },
      issues: [],
    })
  })

  it('lies in the place that stands before it', () => {
    expect(thingsOf('老河口市张集镇青松岭村', '340803').things.at(-1)).toBe('老河口市张集镇青松岭村 = Region:420682103/青松岭村')
  })

  it('keeps the larger place at its head where its own name begins like a county', () => {
    expect(thingsOf('老河口市望江社区', '340803').things).toEqual(['老河口市 = Region:420682', '老河口市望江社区 = Region:420682/望江社区'])
  })

  it('is the same wherever it is named where it spans several regions', () => {
    expect(thingsOf('沿淮生态经济带', '340803').things).toEqual(thingsOf('沿淮生态经济带', '420682').things)
  })

  it('of two documents are two places', () => {
    expect(thingsOf('红旗新村', '340803').things).not.toEqual(thingsOf('红旗新村', '420682').things)
  })
})

describe('an ambiguous place', () => {
  it('becomes an Issue that names what it may be, and no code is guessed', () => {
    const { things, issues, properties } = thingsOf('鼓楼区', '340803')
    expect(things).toEqual(['鼓楼区 = Region:鼓楼区'])
    expect(properties).toEqual({ level: 'county' })
    expect(issues).toMatchObject([{ document: 'document', rule: 'region/ambiguous', span: { start: 0, end: 3 } }])
    expect(issues[0]?.message).toContain('福建省福州市鼓楼区')
    expect(issues[0]?.message).toContain('河南省开封市鼓楼区')
  })

  it('is settled by the smaller place behind it', () => {
    const { things, issues } = thingsOf('鼓楼区洪山镇', '340803')
    expect(issues).toEqual([])
    expect(things).toEqual(['鼓楼区 = Region:350102', '鼓楼区洪山镇 = Region:350102100'])
  })

  it('leaves a village in it ambiguous too', () => {
    const { things, issues } = thingsOf('鼓楼区青松岭村', '340803')
    expect(things).toEqual(['鼓楼区青松岭村 = Region:鼓楼区青松岭村'])
    expect(issues).toMatchObject([{ rule: 'region/ambiguous' }])
  })
})

const say = (a: string, b: string, verdict: Decision['verdict']): Decision => ({ type: 'Region', a, b, verdict, why: 'test' })

describe('a verdict on a name of a place', () => {
  it('settles which of several places is meant', () => {
    const { things, issues } = thingsOf('鼓楼区', '340803', 2022, [say('鼓楼区', '河南省开封市鼓楼区', 'same')])
    expect({ things, issues }).toEqual({ things: ['鼓楼区 = Region:410204'], issues: [] })
  })

  it('takes one of several meanings away', () => {
    const before = thingsOf('通州区', '340803').issues[0]?.choices
    expect(before).toEqual(['北京市通州区', '江苏省南通市通州区'])
    const { things, issues } = thingsOf('通州区', '340803', 2022, [say('北京市通州区', '通州区', 'different')])
    expect({ things, issues }).toEqual({ things: ['通州区 = Region:320612'], issues: [] })
  })

  it('leaves alone what the place of the document settles', () => {
    expect(thingsOf('鼓楼区', '350100', 2022, [say('鼓楼区', '河南省开封市鼓楼区', 'same')]).things).toEqual(['鼓楼区 = Region:350102'])
  })

  it('gives a place that the gazetteer does not have its record, or one name for two', () => {
    const recorded = [say('旧集镇', '湖北省襄阳市老河口市张集镇', 'same')]
    expect(thingsOf('旧集镇', '420682', 2022, recorded).things).toEqual(['旧集镇 = Region:420682103'])
    const one = [say('青松岭村', '青松村', 'same')]
    expect(thingsOf('青松村', '340803', 2022, one).things).toEqual(['青松村 = Region:340803/青松岭村'])
    expect(thingsOf('青松岭村', '340803', 2022, one).things).toEqual(['青松岭村 = Region:340803/青松岭村'])
    expect(thingsOf('老河口市青松村', '340803', 2022, one).things.at(-1)).toBe('老河口市青松村 = Region:420682/青松岭村')
  })

  it('does nothing to other names', () => {
    const { things, issues } = thingsOf('鼓楼区', '340803', 2022, [say('朝阳区', '北京市朝阳区', 'same')])
    expect(things).toEqual(['鼓楼区 = Region:鼓楼区'])
    expect(issues).toHaveLength(1)
  })
})
