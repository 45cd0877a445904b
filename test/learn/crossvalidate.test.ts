import { describe, expect, it } from 'vitest'
import { foldsOf } from '../../src/learn/crossvalidate.ts'
import type { GoldDocument } from '../../src/learn/gold.ts'
import { docOf } from '../support/reading.ts'

const about = (id: string, region: string): GoldDocument => ({
  id,
  gold: { document: `${id}.txt`, region, entities: [], relations: [] },
  doc: docOf(`${region}工作总结`),
})
const ids = (documents: readonly GoldDocument[]): string => documents.map(({ id }) => id).join(' ')

describe('foldsOf', () => {
  const gold = [about('a', '甲县'), about('b', '乙县'), about('c', '甲县'), about('d', '丙县'), about('e', '丁县')]
  const more = [about('x', '甲县'), about('y', '丙县'), about('z', '戊县')]
  const folds = foldsOf({ gold, more, folds: 2 })

  it('scores every document once, and never by what was learned from it', () => {
    expect(folds.map(({ heldOut }) => ids(heldOut))).toEqual(['a c e', 'b d'])
    expect(folds.map((fold) => ids(fold.gold))).toEqual(['b d', 'a c e'])
  })

  it('learns nothing from annotations of the regions that are scored', () => {
    expect(folds.map((fold) => ids(fold.more))).toEqual(['y z', 'x z'])
  })
})
