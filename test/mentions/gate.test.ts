import { describe, expect, it } from 'vitest'
import { waysOf } from '../../src/mentions/gate.ts'
import type { Anchor } from '../../src/mentions/gate.ts'
import { projectSeeds } from '../support/reading.ts'

describe('what every match of a pattern has', () => {
  it.each<[RegExp, [literals: string[], from: number, to: number][][]]>([
    [/[^，]{2,9}(?:条例|办法)/u, [[[['条例', '办法'], 2, 9]]]],
    [/(?:积分|清单)制度/u, [[[['积分制度'], 0, 0]], [[['清单制度'], 0, 0]]]],
    [
      /(?:积分|清单|承诺|公示)制度/u,
      [
        [
          [['制度'], 2, 2],
          [['积分', '清单', '承诺', '公示'], 0, 0],
        ],
      ],
    ],
    [
      /“[^”]{2,9}”(?:先进\p{sc=Han}{1,4}|示范县)/u,
      [
        [
          [['先进', '示范县'], 4, 11],
          [['“'], 0, 0],
          [['”'], 3, 10],
        ],
      ],
    ],
    [/(?:\d{1,4}强|百佳)/u, [[[['强'], 1, 4]], [[['百佳'], 0, 0]]]],
    [/\d{1,4}强|百佳/u, [[[['强'], 1, 4]], [[['百佳'], 0, 0]]]],
    [/(?<=(?:荣获|获评)了?)[^，]{3,9}/u, [[[['荣获', '获评'], -3, -2]]]],
    [/[^，]{2,4}[+＋]/u, [[[['+', '＋'], 2, 4]]]],
    [/(?:一件事)?高效办成/u, [[[['高效办成'], 0, 3]]]],
    [/网格(?:员|长)?/u, [[[['网格'], 0, 0]]]],
    [
      /[^，]{1,3}改(?=革|造)/u,
      [
        [
          [['改'], 1, 3],
          [['革', '造'], 2, 4],
        ],
      ],
    ],
    [
      /\(\p{sc=Han}{2,4}\)/u,
      [
        [
          [['('], 0, 0],
          [[')'], 3, 5],
        ],
      ],
    ],
    [
      /(?:甲{2,3}|乙)村/u,
      [
        [
          [['甲'], 0, 0],
          [['村'], 2, 3],
        ],
        [[['乙村'], 0, 0]],
      ],
    ],
  ])('%s: literals and how far they stand from its beginning, by way, the most telling first', (pattern, ways) => {
    expect(waysOf(pattern)).toEqual(ways.map((anchors) => anchors.map(([literals, from, to]) => ({ literals, from, to }))))
  })

  it.each([
    /\p{sc=Han}{2,4}/u,
    /(?:条例)?[^，]{2}/u,
    /(?:条例|[^，]{2})/u,
    /(?<!条例)[^，]{2}/u,
    /(?!条例)[^，]{2}/u,
    /[一二三四五六七八]/u,
  ])('is unknown where a match needs no literal: %s', (pattern) => {
    expect(waysOf(pattern)).toEqual([])
  })

  it('stands where it is said to stand, in every example of every shipped pattern', async () => {
    const { patterns } = await projectSeeds()
    let gated = 0
    for (const { pattern, yes } of patterns)
      for (const example of yes) {
        const begins = example.indexOf('⟦')
        const text = example.replaceAll(/[⟦⟧]/g, '')
        const ways = waysOf(pattern)
        gated += ways.length
        const holds = ({ literals, from, to }: Anchor): boolean =>
          literals.some((literal) => {
            const place = text.indexOf(literal, Math.max(0, begins + from))
            return place >= 0 && place <= begins + to
          })
        expect(ways.length === 0 || ways.some((anchors) => anchors.every(holds))).toBe(true)
      }
    expect(gated).toBeGreaterThan(100)
  })
})
