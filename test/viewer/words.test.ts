import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PATHS } from '../../src/paths.ts'
import { translator, valueWord, WORDS } from '../../viewer/lib/words.ts'

const app = join(PATHS.root, 'viewer', 'app')
const sources = readdirSync(app)
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, code: readFileSync(join(app, name), 'utf8') }))
const all = sources.map((source) => source.code).join('\n')
const gaps = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? ''))].toSorted()

describe('the words of the page', () => {
  it.each(Object.entries(WORDS))('%s has both languages and the same gaps in them', (_key, { zh, en }) => {
    expect(zh.trim()).not.toBe('')
    expect(en.trim()).not.toBe('')
    expect(gaps(en)).toEqual(gaps(zh))
  })

  it('are in the table, not in the components', () => {
    // Comments are English; what a component shows in Chinese would stand between quotes or tags. 中 is the sign of the language switch.
    const strays = sources.flatMap(({ name, code }) =>
      [...code.matchAll(/\p{Script=Han}+/gu)].filter(([word]) => word !== '中').map(([word]) => `${name}: ${word}`),
    )
    expect(strays).toEqual([])
  })

  it('has no word that the page never says', () => {
    const unused = Object.keys(WORDS).filter((key) => !key.startsWith('value.') && !all.includes(`'${key}'`) && !all.includes(`"${key}"`))
    expect(unused).toEqual([])
  })

  it.each([
    ['documents', 'en', { n: 1 }, '1 document'],
    ['documents', 'en', { n: 1234 }, '1,234 documents'],
    ['documents', 'zh', { n: 2 }, '2 篇文献'],
    ['yearBar', 'en', { year: 2021, n: 1 }, '2021: 1 claim'],
    ['searchNone', 'en', { q: '{n} $& <b>' }, 'Nothing found for “{n} $& <b>”'],
  ] as const)('%s in %s with %j', (word, language, values, expected) => {
    expect(translator(language)(word, values)).toBe(expected)
  })

  it('names known values and leaves others as they are', () => {
    expect([
      valueWord('county', translator('zh')),
      valueWord('constructor', translator('zh')),
      valueWord('住房', translator('en')),
    ]).toEqual(['县级', 'constructor', '住房'])
  })
})
