import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import nodejieba from 'nodejieba'
import { describe, expect, it } from 'vitest'
import { generator } from '../../src/learn/random.ts'
import { PATHS } from '../../src/paths.ts'
import { createCutter } from '../../src/text/cut.ts'
import { readDictionary } from '../../src/text/dictionary.ts'
import { createUnknownWords } from '../../src/text/hidden-markov.ts'

/** Two of them the dictionary has too, with a weight and a part of speech of its own. */
const NAMES = ['放管服', '四色预警制', '网格员', '改革开放', '不是𠮷', '清亮', '3号线']

const dictionary = readDictionary()
const { cut, tagOf } = createCutter(dictionary, createUnknownWords(), new Set(NAMES), 'nz')
for (const name of NAMES) nodejieba.insertWord(name, 'nz')

function wordsOf(text: string): string[] {
  let start = 0
  return cut(text, 0, text.length).ends.map((end) => text.slice(start, (start = end)))
}

describe('words are those of nodejieba', () => {
  it.each([
    '',
    '某县推行“放管服”改革，清亮的河水流过改革开放的大地。',
    '2023年4,300名网格员上线ABC2平台，GDP增长3.5%，开通3号线。',
    '习近平总书记强调，要深入开展四色预警制。',
    '吾乃常山赵子龙也 \t第二行\n\n，。，，。',
    'C++和AT&T的T恤、B超与卡拉OK',
    '𠮷林路不是𠮷，𠮷𠮷𠮷，𠮷！𠮷',
    '①②③☆👩‍🌾……——《关于〈办法〉的通知》',
    '王五爱上了赵欣茹喃喃自语囧囧有神鱻鱻',
    'ｆｕｌｌ　ｗｉｄｔｈ１２３',
  ])('%s', (text) => {
    expect(wordsOf(text)).toEqual(nodejieba.cut(text, true))
  })

  it('in every document of the shipped corpus, line by line and as a whole', () => {
    for (const name of readdirSync(PATHS.corpus)) {
      const text = readFileSync(join(PATHS.corpus, name), 'utf8')
      for (const part of [text, ...text.split('\n')]) expect(wordsOf(part)).toEqual(nodejieba.cut(part, true))
    }
  })

  it('in rows of characters that no one wrote', () => {
    const random = generator(2026)
    const next = (below: number): number => Math.floor(random() * below)
    const characters = Array.from(
      readdirSync(PATHS.corpus)
        .map((name) => readFileSync(join(PATHS.corpus, name), 'utf8'))
        .join(''),
    )
    for (let round = 0; round < 3000; round++) {
      const text = Array.from({ length: next(40) }, () =>
        next(8) === 0 ? String.fromCodePoint(0x4e00 + next(0x5200)) : (characters[next(characters.length)] ?? ''),
      ).join('')
      expect(wordsOf(text)).toEqual(nodejieba.cut(text, true))
    }
  })

  it('in a stretch inside of a text, whatever stands around it', () => {
    const text = '推行放管服改革开放平台'
    expect(cut(text, 2, 7).ends).toEqual([5, 7])
    expect(cut(text, 3, 3)).toEqual({ ends: [], rows: [] })
  })
})

it('a word has the part of speech that the dictionary gives it, a name its own', () => {
  expect(['改革', '推行', '的', '清亮', '放管服', '云计算', '蓝翔', '鱻鱻'].map((word) => tagOf(word))).toEqual([
    'vn',
    'v',
    'uj',
    'nz',
    'nz',
    undefined,
    'nz',
    undefined,
  ])
  for (const word of nodejieba.cut('各级党委和政府要坚持改革创新，统筹推进县域经济高质量发展', true))
    expect(tagOf(word) ?? 'x').toBe(nodejieba.tag(word)[0]?.tag)
})
