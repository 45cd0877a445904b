import { describe, expect, it } from 'vitest'
import { generator } from '../../src/learn/random.ts'
import { buildLattice, candidatesOf, stretchesOf } from '../../src/mentions/lattice.ts'
import { createSegmenter } from '../../src/text/words.ts'
import { docOf } from '../support/reading.ts'

const segment = createSegmenter([])

/** Every candidate of a text, all endings allowed, by segment. */
function candidates(raw: string, cuts: ReadonlySet<number> = new Set()): { segments: string[]; found: string[] } {
  const doc = docOf(raw)
  const lattices = stretchesOf(doc).map((stretch) => buildLattice(doc, segment(doc), stretch, (offset) => cuts.has(offset)))
  return {
    segments: lattices.flatMap(({ segments }) => segments).map(({ start, end }) => doc.text.slice(start, end)),
    found: lattices.flatMap((lattice) =>
      lattice.segments.flatMap((one) => candidatesOf(lattice, one, () => true).map(({ start, end }) => doc.text.slice(start, end))),
    ),
  }
}

describe('segments', () => {
  it.each([
    ['commas', '推行积分制，设立专窗，', ['推行积分制', '设立专窗']],
    ['semicolons and colons', '三项制度：推行甲；推行乙', ['三项制度', '推行甲', '推行乙']],
    ['ends of sentences', '推行甲。推行乙。', ['推行甲。', '推行乙。']],
  ])('are parted by %s', (_, raw, segments) => {
    expect(candidates(raw).segments).toEqual(segments)
  })

  it.each(['推行“应进必进，一门通达”改革', '印发《关于改革，开放的意见》', '做到（先试点，后推开）有序', '配备网格员4,300名'])(
    'are not parted inside quotes, brackets and numbers: %s',
    (raw) => {
      expect(candidates(raw).segments).toEqual([raw])
    },
  )

  it('a quote that never closes does not reach beyond a semicolon', () => {
    expect(candidates('推行“甲制度；推行乙制度，丙制度').segments).toEqual(['推行“甲制度', '推行乙制度', '丙制度'])
  })
})

describe('candidates', () => {
  it('hold a quoted name with and without the word after it', () => {
    const { found } = candidates('全面推行“一网通办”改革')
    expect(found).toContain('“一网通办”改革')
    expect(found).toContain('“一网通办”')
  })

  it('never hold one quotation mark without the other, and neither begin nor end with a mark', () => {
    const { found } = candidates('推行“三长制”、“五色图”和《试点办法》（试行）等制度、机制')
    expect(found.length).toBeGreaterThan(10)
    for (const one of found) {
      expect(one.match(/[“《（]/g)?.length).toBe(one.match(/[”》）]/g)?.length)
      expect(one).not.toMatch(/^[、，。和等的]|[、，。和的]$/)
    }
  })

  it('never cross a comma that no quotes or brackets hold, on random texts', () => {
    const random = generator(23)
    const pieces = [
      '推行',
      '“甲制，乙制”',
      '，',
      '、',
      '积分制',
      '《关于丙，丁的办法》',
      '；',
      '改革',
      '。',
      '4,300名',
      '（试行，暂行）',
      '与',
      '专窗',
    ]
    const crossing: string[] = []
    for (let round = 0; round < 200; round++) {
      const text = Array.from({ length: 25 }, () => pieces[Math.floor(random() * pieces.length)]).join('')
      const found = candidates(text).found.filter((one) => !pieces.some((piece) => piece.includes(one)))
      crossing.push(...found.filter((one) => /[，；。]/.test(one.replace(/“[^”]*”|《[^》]*》|（[^）]*）/g, ''))))
    }
    expect(crossing).toEqual([])
  })

  it('end where a known name ends, even inside a word', () => {
    const raw = '办理不动产登记'
    const doc = docOf(raw)
    const { starts, formAt } = segment(doc)
    const inside = starts.find((_, index) => (formAt(index)?.text.length ?? 0) >= 3)
    expect(inside).toBeDefined()
    const cut = (inside ?? 0) + 1
    const wanted = raw.slice(0, cut)
    expect(candidates(raw).found).not.toContain(wanted)
    expect(candidates(raw, new Set([cut])).found).toContain(wanted)
  })

  it('are left out where the ending is not one of a name', () => {
    const doc = docOf('推行积分制')
    const [stretch] = stretchesOf(doc)
    const lattice = stretch && buildLattice(doc, segment(doc), stretch, () => false)
    const [only] = lattice?.segments ?? []
    expect(lattice && only && candidatesOf(lattice, only, () => false)).toEqual([])
  })
})

describe('stretches', () => {
  const paragraph = `${'全区推行积分制，设立专窗，成效显著。'.repeat(300)}\n`

  it('hold every sentence of a long document once, in order, and part no paragraph', () => {
    const doc = docOf(paragraph.repeat(60))
    const stretches = stretchesOf(doc)
    expect(stretches.length).toBeGreaterThan(2)
    expect(stretches.flatMap(({ first, last }) => doc.sentences.slice(first, last))).toEqual(doc.sentences)
    for (const { start, end, first, last } of stretches) {
      expect([doc.sentences[first]?.start, doc.sentences[last - 1]?.end]).toEqual([start, end])
      expect(doc.sentences[last]?.paragraph).not.toBe(doc.sentences[last - 1]?.paragraph)
    }
  })

  it('part a paragraph that is longer than two of them', () => {
    const doc = docOf(paragraph.trim().repeat(60))
    const stretches = stretchesOf(doc)
    expect(stretches.length).toBeGreaterThan(1)
    expect(stretches.flatMap(({ first, last }) => doc.sentences.slice(first, last))).toEqual(doc.sentences)
  })

  it('of a short document are one, of an empty one none', () => {
    expect(stretchesOf(docOf('推行积分制。设立专窗。'))).toHaveLength(1)
    expect(stretchesOf(docOf(''))).toEqual([])
  })
})
