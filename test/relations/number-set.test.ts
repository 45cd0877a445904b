import { expect, it } from 'vitest'
import { generator } from '../../src/learn/random.ts'
import { createNumberSet } from '../../src/relations/number-set.ts'

it('holds every integer once, in the order in which they came, as a Set does', () => {
  const random = generator(7)
  for (let round = 0; round < 200; round++) {
    const values = Array.from({ length: round * 3 }, () => Math.floor(random() * 400) - 200 + (round % 2) * 2 ** 30)
    const set = createNumberSet()
    for (const value of values) set.add(value | 0)
    expect([...set.values()]).toEqual([...new Set(values.map((value) => value | 0))])
  }
})

it('leaves out what it has no room for', () => {
  const set = createNumberSet()
  for (let value = 0; value < 5000; value++) set.add(value)
  expect([...set.values()]).toEqual(Array.from({ length: 1024 }, (_, index) => index))
})

it('knows nothing of what was put into another', () => {
  createNumberSet().add(5)
  expect([...createNumberSet().values()]).toEqual([])
})
