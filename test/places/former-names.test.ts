import { describe, expect, it } from 'vitest'
import type { GazetteerRegion } from '../../src/model.ts'
import { PATHS } from '../../src/paths.ts'
import { formerNames } from '../../src/places/former-names.ts'
import { loadRegions } from '../../src/seeds/load.ts'

const real = formerNames(await loadRegions(PATHS.seeds))

const row = (code: string, name: string, from: number, to?: number, successors: readonly string[] = []): GazetteerRegion => ({
  code,
  name,
  short: [],
  level: 'county',
  parent: undefined,
  from,
  to,
  successors,
})

describe('formerNames', () => {
  it.each([
    ['a city that was renamed', '420600', ['襄樊市']],
    ['a county that became a city and then a district, each with a code of its own', '330111', ['富阳市', '富阳县']],
    ['a district that took in another one', '110101', undefined],
    ['a province that was always called so', '110000', undefined],
  ])('%s', (_what, code, names) => {
    expect(real.get(code)).toEqual(names)
  })

  it('takes no name from what became one of two, or from what two became', () => {
    const merged = [row('1', '甲县', 1981, 2000, ['3']), row('2', '乙县', 1981, 2000, ['3']), row('3', '丙市', 2000)]
    const divided = [row('4', '丁县', 1981, 2000, ['5', '6']), row('5', '戊区', 2000), row('6', '己区', 2000)]
    const parted = [row('7', '庚县', 1981, 2000, ['8[1990]', '8']), row('8', '辛区', 2000)]
    expect([...formerNames([...merged, ...divided, ...parted])]).toEqual([['8', ['庚县']]])
  })

  it('does not list a name that came back', () => {
    expect(formerNames([row('1', '甲县', 1981, 1990), row('1', '乙县', 1990, 2000), row('1', '甲县', 2000)]).get('1')).toEqual(['乙县'])
  })
})
