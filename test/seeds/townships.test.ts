import { describe, expect, it } from 'vitest'
import { makeTowns } from '../../src/seeds/townships.ts'

const street = (name: string, code = '340803001', areaCode = '340803', cityCode = '3408') => ({ code, name, areaCode, cityCode })
const towns = (...streets: readonly ReturnType<typeof street>[]) => makeTowns(streets, new Set(['340803']), new Set(['340800']))

describe('makeTowns', () => {
  it.each([
    ['张集镇', '张集镇'],
    ['东风街道', '东风街道'],
    ['大南门街道办事处', '大南门街道'],
    ['玉琳街道办', '玉琳街道'],
    ['柳林办事处', '柳林街道'],
    ['石桥乡（虚拟）', '石桥乡'],
    ['巴彦苏木', '巴彦苏木'],
  ])('writes %s as %s', (listed, name) => {
    expect(towns(street(listed))).toEqual([{ code: '340803001', name, parent: '340803' }])
  })

  it.each(['安庆市经济开发区', '红星农场', '镇', '街道', '监狱'])('leaves %s out', (listed) => {
    expect(towns(street(listed))).toEqual([])
  })

  it('puts a town that statistics keep under a zone into the prefecture', () => {
    expect(towns(street('菱北街道', '340871400', '340871'))).toEqual([{ code: '340871400', name: '菱北街道', parent: '340800' }])
  })

  it('leaves out a town of which neither county nor prefecture is in force', () => {
    expect(towns(street('菱北街道', '999901001', '999901', '9999'))).toEqual([])
  })

  it('sorts by code', () => {
    expect(towns(street('乙镇', '340803102'), street('甲镇', '340803101')).map(({ name }) => name)).toEqual(['甲镇', '乙镇'])
  })
})
