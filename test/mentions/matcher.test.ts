import { describe, expect, it } from 'vitest'
import { generator } from '../../src/learn/random.ts'
import { createMatcher } from '../../src/mentions/matcher.ts'
import type { Pattern } from '../../src/model.ts'
import { docOf, projectSeeds } from '../support/reading.ts'

/** What the patterns find, each by itself and everywhere: slow and plain. */
function plainly(
  patterns: readonly Pattern[],
  { text, sentences }: { text: string; sentences: readonly { start: number; end: number }[] },
): string[] {
  return sentences.flatMap(({ start, end }) =>
    patterns.flatMap(({ id, pattern }) =>
      Array.from(text.slice(start, end).matchAll(pattern))
        .filter(([found]) => found.length > 0)
        .map((match) => `${id} ${String(start + match.index)} ${match[0]}`),
    ),
  )
}

describe('the matcher', () => {
  it('finds just what every pattern finds by itself', async () => {
    const { patterns } = await projectSeeds()
    const { all: match } = createMatcher(patterns)
    const examples = patterns.flatMap(({ yes, no }) => [...yes.map((one) => one.replaceAll(/[⟦⟧]/g, '')), ...no])
    const doc = docOf(examples.join('。\n'))
    const found = match(doc).map(({ start, end, pattern }) => `${pattern.id} ${String(start)} ${doc.text.slice(start, end)}`)
    expect(found.toSorted()).toEqual(plainly(patterns, doc).toSorted())
    expect(found.length).toBeGreaterThan(200)
  })

  it('reads characters of two code units as others', async () => {
    const { patterns } = await projectSeeds()
    const doc = docOf('𠮷林市😀推行“一网通办”改革，𠮷😀。😀')
    const found = createMatcher(patterns)
      .all(doc)
      .map(({ start, end, pattern }) => `${pattern.id} ${String(start)} ${doc.text.slice(start, end)}`)
    expect(found.toSorted()).toEqual(plainly(patterns, doc).toSorted())
    expect(found.length).toBeGreaterThan(0)
  })

  it('finds just that in sentences put together at random from pieces of their examples too', async () => {
    const { patterns } = await projectSeeds()
    const { all: match } = createMatcher(patterns)
    const random = generator(11)
    const pick = (count: number): number => Math.floor(random() * count)
    const examples = patterns.flatMap(({ yes }) => yes.map((one) => one.replaceAll(/[⟦⟧]/g, '')))
    const piece = (): string => {
      const example = examples[pick(examples.length)] ?? ''
      const start = pick(example.length)
      return `${example.slice(start, start + 1 + pick(12))}${['', '', '', '、', '，', '𠮷', '“', '”'][pick(8)] ?? ''}`
    }
    let matches = 0
    for (let round = 0; round < 100; round++) {
      const doc = docOf(Array.from({ length: 12 }, piece).join(''))
      const found = match(doc).map(({ start, end, pattern }) => `${pattern.id} ${String(start)} ${doc.text.slice(start, end)}`)
      expect(found.toSorted()).toEqual(plainly(patterns, doc).toSorted())
      matches += found.length
    }
    expect(matches).toBeGreaterThan(300)
  })

  it('finds the same again: no pattern remembers where it stopped', async () => {
    const { patterns } = await projectSeeds()
    const { all: match } = createMatcher(patterns)
    const doc = docOf('大观区推行“一网通办”改革，建立网格化管理机制，印发《若干措施》。大观区推行“一网通办”改革。')
    expect(match(doc)).toEqual(match(doc))
  })
})
