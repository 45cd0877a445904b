import { describe, expect, it } from 'vitest'
import { makeDivisions } from '../../src/seeds/divisions.ts'

const HEADER = '代码,一级行政区,二级行政区,名称,级别,状态,启用时间,变更/弃用时间,新代码'
const RULES = { added: new Map([['340000', ['皖']]]), dropped: new Set(['合作', '340803 大观']) }
const make = (...lines: readonly string[]) => makeDivisions([`\uFEFF${HEADER}`, ...lines].join('\r\n'), RULES)

const ANHUI = '340000,安徽省,,安徽省,省级,在用,1981,,'
const ANQING = '340800,安徽省,安庆市,安庆市,地级,在用,1988,,'

describe('makeDivisions', () => {
  it('writes levels, parents, years and short forms', () => {
    expect(
      make(ANQING, ANHUI, '340803,安徽省,安庆市,大观区,县级,在用,2005,,', '623001,甘肃省,甘南藏族自治州,合作市,县级,在用,1996,,'),
    ).toEqual([
      { code: '340000', name: '安徽省', short: '安徽;皖', level: 'province', parent: '', from: '1981', to: '', successors: '' },
      { code: '340800', name: '安庆市', short: '安庆', level: 'prefecture', parent: '340000', from: '1988', to: '', successors: '' },
      { code: '340803', name: '大观区', short: '', level: 'county', parent: '340800', from: '2005', to: '', successors: '' },
      { code: '623001', name: '合作市', short: '', level: 'county', parent: '623000', from: '1996', to: '', successors: '' },
    ])
  })

  it('puts a county that the province governs directly under the province', () => {
    expect(make('419001,河南省,直辖,济源市,县级,在用,2005,,')[0]?.parent).toBe('410000')
  })

  it('leaves out a short form that is a province’s own', () => {
    expect(
      make('220000,吉林省,,吉林省,省级,在用,1981,,', '220200,吉林省,吉林市,吉林市,地级,在用,1981,,').map(({ short }) => short),
    ).toEqual(['吉林', ''])
  })

  it('keeps successors with the years in which parts went to them', () => {
    expect(make('330104,浙江省,杭州市,江干区,县级,弃用,1983,2021,330102[1996];330102;330114')[0]?.successors).toBe(
      '330102[1996];330102;330114',
    )
  })

  it('finds what took a prefecture’s place from what its counties came under', () => {
    const rows = make(
      '342500,安徽省,宣城地区,宣城地区,地级,弃用,1981,2000,',
      '341800,安徽省,宣城市,宣城市,地级,在用,2000,,',
      '342501,安徽省,宣城地区,宣州市,县级,弃用,1987,2000,341802',
      '341802,安徽省,宣城市,宣州区,县级,在用,2000,,',
    )
    expect(rows.find(({ code }) => code === '342500')?.successors).toBe('341800')
  })

  it('takes the next division of the same code for a prefecture’s successor', () => {
    const rows = make('341000,安徽省,徽州地区,徽州地区,地级,弃用,1981,1987,', '341000,安徽省,黄山市,黄山市,地级,在用,1987,,')
    expect(rows[0]?.successors).toBe('341000')
  })

  it('links 莱芜市 to the districts that it became', () => {
    expect(make('371200,山东省,莱芜市,莱芜市,地级,弃用,1992,2018,')[0]?.successors).toBe('370116;370117')
  })

  it.each([
    ['another header', 'code,name\n', 'the header of the table of division codes must be'],
    ['a code of five digits', `${HEADER}\n34000,安徽省,,安徽省,省级,在用,1981,,`, 'line 2 is not a division'],
    ['an unknown level', `${HEADER}\n${ANHUI}\n340800,安徽省,安庆市,安庆市,乡级,在用,1988,,`, 'line 3 is not a division'],
    ['a cell too many', `${HEADER}\n${ANHUI},x`, 'line 2 is not a division'],
  ])('refuses a table with %s', (_, csv, message) => {
    expect(() => makeDivisions(csv, RULES)).toThrow(message)
  })
})
