import { describe, expect, it } from 'vitest'
import { occurrencesOf, readGold } from '../../src/learn/gold.ts'
import type { GoldEntity } from '../../src/learn/gold.ts'
import { docOf } from '../support/reading.ts'
import { folderOf } from '../support/folder.ts'

const entity = (id: string, surfaces: readonly string[], core = true): GoldEntity => ({
  id,
  type: 'Measure',
  name: id,
  surfaces: [...surfaces],
  core,
})

/** `entity: forms that stand at one place`, in order of place. */
const placed = (raw: string, entities: readonly GoldEntity[]): string[] => {
  const doc = docOf(raw)
  const gold = { document: 'a', region: '某县', entities: [...entities], relations: [] }
  return occurrencesOf({ id: 'a', gold, doc }).map(
    ({ entity: { id }, variants }) => `${id}: ${variants.map(({ start, end }) => doc.text.slice(start, end)).join(' | ')}`,
  )
}

describe('occurrencesOf', () => {
  it.each<[string, string, readonly GoldEntity[], string[]]>([
    ['finds every place of every form', '河长制，再说河长制。', [entity('a', ['河长制'])], ['a: 河长制', 'a: 河长制']],
    [
      'takes forms that overlap for variants of one place',
      '深化“放管服”改革。',
      [entity('a', ['“放管服”改革', '放管服'])],
      ['a: “放管服”改革 | 放管服'],
    ],
    ['gives a place to the longer of two', '河湖长制落地。', [entity('a', ['长制']), entity('b', ['河湖长制'])], ['b: 河湖长制']],
    ['gives a place to what is core', '河湖长制落地。', [entity('a', ['长制']), entity('b', ['河湖长制'], false)], ['a: 长制']],
    ['finds nothing of a form that does not stand there', '河长制。', [entity('a', ['湖长制'])], []],
    ['looks for forms as the text was normalised', '推行\u200B河长制。', [entity('a', [' 河\u200B长制 '])], ['a: 河长制']],
    ['is not led into a loop by an empty form', '河长制。', [entity('a', ['', ' '])], []],
  ])('%s', (_, raw, entities, expected) => {
    expect(placed(raw, entities)).toEqual(expected)
  })

  it('puts no two entities at one place', () => {
    const doc = docOf('河湖长制与河长制、湖长制，长制改革。')
    const gold = {
      document: 'a',
      region: '某县',
      entities: [entity('a', ['河湖长制', '湖长制']), entity('b', ['河长制']), entity('c', ['长制', '长制改革'], false)],
      relations: [],
    }
    const used = new Map<number, string>()
    for (const { entity: one, variants } of occurrencesOf({ id: 'a', gold, doc }))
      for (const { start, end } of variants)
        for (let at = start; at < end; at++) {
          expect(used.get(at) ?? one.id).toBe(one.id)
          used.set(at, one.id)
        }
    expect(used.size).toBeGreaterThan(0)
  })
})

describe('readGold', () => {
  const gold = JSON.stringify({ document: 'a.txt', region: '某县', entities: [], relations: [] })

  it('reads annotations with their texts, in order of name; one without a text is left out', () => {
    const folder = folderOf({
      'gold/b.json': gold,
      'gold/a.json': gold,
      'gold/c.json': gold,
      'one/a.txt': '甲县总结\n推行。',
      'two/b.txt': '乙县总结',
    })
    const read = readGold(`${folder}/gold`, [`${folder}/one`, `${folder}/two`])
    expect(read.map(({ id, doc }) => [id, doc.title])).toEqual([
      ['a', '甲县总结'],
      ['b', '乙县总结'],
    ])
  })

  it('refuses a file of another form', () => {
    const folder = folderOf({ 'gold/a.json': '{"document":"a.txt"}', 'one/a.txt': '甲县总结' })
    expect(() => readGold(`${folder}/gold`, [`${folder}/one`])).toThrow(/region/)
  })
})
