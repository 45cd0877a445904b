import { expect, it } from 'vitest'
import { generator } from '../src/learn/random.ts'
import { createBeginnings, createGrowingTrie, createTrie } from '../src/trie.ts'
import type { Match } from '../src/trie.ts'

/** What a trie has to find, looked for name by name. */
function naive(names: readonly string[], text: string, start: number, end: number): Match[] {
  const found: Match[] = []
  for (let at = start; at < end; at++)
    names.forEach((name, index) => {
      if (text.startsWith(name, at) && at + name.length <= end) found.push({ start: at, end: at + name.length, name: index })
    })
  return found.toSorted((a, b) => a.start - b.start || a.end - b.end)
}

it('finds what a search name by name finds, on random texts over a small alphabet', () => {
  const random = generator(3)
  const word = (length: number): string => Array.from({ length }, () => '河长湖制网\uD842\uDFB7'.charAt(Math.floor(random() * 7))).join('')
  for (let round = 0; round < 200; round++) {
    const names = [...new Set(Array.from({ length: 1 + Math.floor(random() * 12) }, () => word(1 + Math.floor(random() * 4))))]
    const text = word(40)
    const [start, end] = [Math.floor(random() * 10), 30 + Math.floor(random() * 10)]
    expect(createTrie(names).all(text, start, end)).toEqual(naive(names, text, start, end))
  }
})

it('keeps tens of thousands of names apart', () => {
  const names = Array.from({ length: 30_000 }, (_, index) => `${String.fromCharCode(0x4e00 + (index % 5000))}${String(index)}镇`)
  const trie = createTrie(names)
  for (const index of [0, 1, 4999, 5000, 17_777, 29_999]) {
    const name = names[index] ?? ''
    expect(trie.all(`在${name}里`, 0, name.length + 2)).toEqual([{ start: 1, end: 1 + name.length, name: index }])
  }
  expect(trie.all('一30000镇', 0, 7)).toEqual([])
})

it('calls back shortest first and stops at the limit', () => {
  const ends: number[] = []
  createTrie(['老河口', '老河', '老河口市张集镇', '河']).at('老河口市张集镇', 0, 6, (end) => ends.push(end))
  expect(ends).toEqual([2, 3])
})

it('without names finds nothing', () => {
  expect(createTrie([]).all('老河口市', 0, 4)).toEqual([])
})

it('a name that is added later is found too, and in the place of the same name before', () => {
  const trie = createGrowingTrie()
  expect(trie.all('河长制', 0, 3)).toEqual([])
  trie.add('河长', 0)
  trie.add('河长制', 1)
  trie.add('河长', 2)
  expect(trie.all('河长制', 0, 3).map(({ name }) => name)).toEqual([2, 1])
})

it('walks by hand as it finds, from the first two characters on', () => {
  const trie = createTrie(['河', '河长', '河长制', '长'])
  const units = Array.from('河长制度', (unit) => unit.charCodeAt(0))
  let place = trie.begin(units[0] ?? 0, units[1] ?? 0)
  const names = [trie.nameAt(place)]
  for (const unit of units.slice(2)) if ((place = trie.step(place, unit)) >= 0) names.push(trie.nameAt(place))
  expect(names).toEqual([1, 2])
  expect(place).toBe(-1)
  expect(trie.begin(units[1] ?? 0, units[2] ?? 0)).toBe(-1)
  expect(['河', '河长', '河长制', '长', '', '长制', '湖'].map((name) => trie.find(name))).toEqual([0, 1, 2, 3, -1, -1, -1])
})

it('says for every place in which lists a name may begin there, and never too little', () => {
  const lists = [
    ['河长', '湖长制'],
    ['制', '长制'],
  ]
  const text = '网格河长制和湖长制度\uD842'
  const begins = createBeginnings(lists)(text)
  lists.forEach((names, list) => {
    for (const { start } of naive(names, text, 0, text.length)) expect((begins[start] ?? 0) & (1 << list)).toBeGreaterThan(0)
  })
  expect([...begins].filter((bits) => bits !== 0).length).toBe(6)
  expect(createBeginnings(lists)('').length).toBe(0)
})

it('finds the same where it is told at which places no name begins', () => {
  const names = ['河长', '制', '湖长制']
  const text = '网格河长制和湖长制度'
  const begins = createBeginnings([names])(text)
  const found: Match[] = []
  createTrie(names).each(
    text,
    0,
    text.length,
    (start, end, name) => found.push({ start, end, name }),
    (at) => begins[at] !== 0,
  )
  expect(found).toEqual(naive(names, text, 0, text.length))
})
