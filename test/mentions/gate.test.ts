import { describe, expect, it } from 'vitest'
import { literalsOf } from '../../src/mentions/gate.ts'
import { projectSeeds } from '../support/reading.ts'

describe('the literals of which every match holds one', () => {
  it.each([
    [/[^，]{2,9}(?:条例|办法)/u, ['条例', '办法']],
    [/(?:积分|清单)制度/u, ['制度']],
    [/“[^”]{2,9}”(?:先进\p{sc=Han}{1,4}|示范县)/u, ['先进', '示范县']],
    [/(?:\d{1,4}强|百佳)/u, ['强', '百佳']],
    [/(?<=(?:荣获|获评)了?)[^，]{3,9}/u, ['荣获', '获评']],
    [/[^，]{2,4}[+＋]/u, ['+', '＋']],
    [/(?:一件事)?高效办成/u, ['高效办成']],
    [/网格(?:员|长)?/u, ['网格']],
  ])('of %s', (pattern, literals) => {
    expect([...(literalsOf(pattern) ?? [])].toSorted()).toEqual(literals.toSorted())
  })

  it.each([/\p{sc=Han}{2,4}/u, /(?:条例)?[^，]{2}/u, /(?:条例|[^，]{2})/u, /(?<!条例)[^，]{2}/u, /(?!条例)[^，]{2}/u])(
    'are unknown where a match needs none: %s',
    (pattern) => {
      expect(literalsOf(pattern)).toBeUndefined()
    },
  )

  it('stand in every example of every shipped pattern', async () => {
    const { patterns } = await projectSeeds()
    let gated = 0
    for (const { pattern, yes } of patterns) {
      const literals = literalsOf(pattern)
      if (!literals) continue
      gated++
      for (const example of yes) expect(literals.some((one) => example.replaceAll(/[⟦⟧]/g, '').includes(one))).toBe(true)
    }
    expect(gated).toBeGreaterThan(50)
  })
})
