import { expect, test } from 'vitest'
import { unitYears, type Adoption, type Unit, type Window } from '../../src/graph/event-history.ts'

const UNITS: readonly Unit[] = [
  { id: 'a', parent: 'p', seen: 2014 },
  { id: 'b', parent: 'p', seen: 2012 },
  { id: 'c', parent: 'q', seen: 2013 },
  { id: 'p', seen: 2013 },
]

function histories(adoptions: readonly Adoption[], window?: Window, units = UNITS): string[] {
  return [...unitYears(units, adoptions, window)].map(({ unit, year, adopted, censored }) =>
    [unit, year, ...(adopted ? ['adopted'] : []), ...(censored ? ['censored'] : [])].join(' '),
  )
}

test.each<[string, readonly Adoption[], Window | undefined, readonly string[]]>([
  [
    'who adopts is at risk until then, who does not until its observation ends',
    [
      { unit: 'p', year: 2012 },
      { unit: 'a', year: 2013 },
    ],
    undefined,
    ['a 2012', 'a 2013 adopted', 'b 2012 censored', 'c 2012', 'c 2013 censored', 'p 2012 adopted'],
  ],
  [
    'of several years the first counts',
    [{ unit: 'c', year: 2014 }, { unit: 'c', year: 2013 }, { unit: 'c' }],
    undefined,
    ['a 2013', 'a 2014 censored', 'c 2013 adopted', 'p 2013 censored'],
  ],
  [
    'who adopts after its last document is observed until then',
    [
      { unit: 'p', year: 2012 },
      { unit: 'b', year: 2014 },
    ],
    undefined,
    ['a 2012', 'a 2013', 'a 2014 censored', 'b 2012', 'b 2013', 'b 2014 adopted', 'c 2012', 'c 2013 censored', 'p 2012 adopted'],
  ],
  [
    'who adopted before the window was never at risk in it',
    [{ unit: 'p', year: 2010 }],
    { from: 2012, to: 2012 },
    ['a 2012 censored', 'b 2012 censored', 'c 2012 censored'],
  ],
  [
    'who adopts after the window is censored at its end',
    [{ unit: 'a', year: 2014 }],
    { from: 2013, to: 2013 },
    ['a 2013 censored', 'c 2013 censored', 'p 2013 censored'],
  ],
  [
    'who adopted in no known year has no place in it',
    [{ unit: 'a' }, { unit: 'c', year: 2013 }],
    undefined,
    ['c 2013 adopted', 'p 2013 censored'],
  ],
  ['without any year there is no history', [{ unit: 'a' }], undefined, []],
  ['with a first year there is one without any adoption', [], { from: 2014 }, ['a 2014 censored']],
  ['an adopter outside of the population has no rows', [{ unit: 'x', year: 2012 }], { from: 2014 }, ['a 2014 censored']],
])('%s', (_, adoptions, window, expected) => {
  expect(histories(adoptions, window)).toEqual(expected)
})

test('what others had done before comes from strictly earlier years', () => {
  const adoptions = [
    { unit: 'p', year: 2011 },
    { unit: 'b', year: 2012 },
    { unit: 'c', year: 2012 },
    { unit: 'a', year: 2013 },
  ]
  const rows = [...unitYears(UNITS, adoptions)]
  const of = (unit: string, year: number): unknown => {
    const row = rows.find((one) => one.unit === unit && one.year === year)
    return row && [row.risk, row.before, row.share, row.parentBefore, row.siblings, row.siblingsBefore]
  }
  expect(of('p', 2011)).toEqual([1, 0, 0, false, 0, 0])
  expect(of('a', 2011)).toEqual([1, 0, 0, false, 1, 0])
  expect(of('b', 2012)).toEqual([2, 1, 0.25, true, 1, 0])
  expect(of('a', 2013)).toEqual([3, 3, 0.75, true, 1, 1])
  expect(of('c', 2012)).toEqual([2, 1, 0.25, false, 0, 0])
})

test('an adopter that is no unit of the population is still a parent', () => {
  const rows = [...unitYears(UNITS.slice(0, 1), [{ unit: 'p', year: 2012 }], { from: 2012, to: 2013 })]
  expect(rows.map(({ parentBefore, before }) => [parentBefore, before])).toEqual([
    [false, 0],
    [true, 0],
  ])
})
