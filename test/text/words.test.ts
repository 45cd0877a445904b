import { expect, it } from 'vitest'
import { hashOf } from '../../src/hash.ts'
import type { Doc, WordForm } from '../../src/model.ts'
import { createSegmenter } from '../../src/text/words.ts'
import { docOf } from '../support/reading.ts'

const segmentInColumns = createSegmenter(['放管服', '四色预警制', '不是𠮷', 'a', '推'])

/** The words of a document as spans. */
function segment(doc: Doc): { start: number; end: number; form: WordForm }[] {
  const { starts, formAt } = segmentInColumns(doc)
  expect([formAt(-1), formAt(starts.length)]).toEqual([undefined, undefined])
  return Array.from(starts, (start, index) => {
    const form = formAt(index)
    if (!form) throw new Error('a word without a form')
    return { start, end: start + form.text.length, form }
  })
}

it('words are the characters of the sentences, without gap or overlap', () => {
  const doc = docOf('某县2023年推行“放管服”改革，4,300名网格员 and GIS 平台上线！\n𠮷林路 “一网通办”…… （试行）\n①②③ ☆ 👩‍🌾。')
  const words = segment(doc)
  expect(words.map(({ start, end }) => doc.text.slice(start, end)).join('')).toBe(
    doc.sentences.map(({ start, end }) => doc.text.slice(start, end)).join(''),
  )
  const places = words.flatMap(({ start, end }) => [start, end])
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(words.every(({ start, end }) => start < end)).toBe(true)
})

it.each(['放管服', '四色预警制'])('a name of the lexicon is one word: %s', (name) => {
  const doc = docOf(`本县推行${name}，效果良好。`)
  expect(segment(doc).map(({ start, end }) => doc.text.slice(start, end))).toContain(name)
})

it('a name that no lexicon has is cut as the dictionary cuts it', () => {
  const doc = docOf('本县推行六色帮扶单，效果良好。')
  expect(segment(doc).map(({ start, end }) => doc.text.slice(start, end))).not.toContain('六色帮扶单')
})

it('an empty document has no words', () => {
  expect(segment(docOf(''))).toEqual([])
})

it('a word has its part of speech and is one object wherever it stands', () => {
  const doc = docOf('某县2023年推行改革，推行ABC平台。')
  const forms = segment(doc).map(({ form }) => form)
  const tagOf = (text: string): string | undefined => forms.find((form) => form.text === text)?.tag
  expect(forms.filter(({ text }) => text === '推行')).toHaveLength(2)
  expect(new Set(forms.filter(({ text }) => text === '推行')).size).toBe(1)
  expect([tagOf('改革'), tagOf('推行'), tagOf('2023'), tagOf('ABC'), tagOf('，')]).toEqual(['vn', 'v', 'm', 'eng', 'x'])
  for (const { text, hash, tag, tagHash } of forms) {
    expect(hash).toBe(hashOf(text, 0, text.length))
    expect(tagHash).toBe(hashOf(tag, 0, tag.length))
  }
})
