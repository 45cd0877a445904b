import { describe, expect, it } from 'vitest'
import { readPdf } from '../../src/read/pdf.ts'
import { pdf, type Placed } from '../support/pdf.ts'

const FULL = '今年以来我县坚持改革创新深入推进放管服改革着力优化营商环境努力' // 31 characters fill a line
const turned = (by: number): string => FULL.slice(by) + FULL.slice(0, by)
const line = (text: string, row: number, indent = 0): Placed => ({ text, x: 90 + indent * 12, y: 740 - row * 20 })

describe('readPdf', () => {
  it('joins the lines of a paragraph and keeps paragraphs apart', async () => {
    const page = [line('政府工作报告', 0, 12), line(FULL.slice(2), 1, 2), line(FULL, 2), line('见成效。', 3), line('推行河长制。', 4, 2)]
    const { text, doubts } = await readPdf(pdf([page]))
    expect(text).toBe(['政府工作报告', `${FULL.slice(2)}${FULL}见成效。`, '推行河长制。'].join('\n\n'))
    expect(doubts).toEqual([])
  })

  it('joins a paragraph over a page break and leaves out running heads and page numbers', async () => {
    const pages = [0, 1, 2, 3].map((n) => [
      { text: `某县人民政府公报 第${n}期`, x: 200, y: 800 },
      line(turned(2 * n), 0),
      line(turned(2 * n + 1), 1),
      { text: `— ${n + 1} —`, x: 280, y: 40 },
    ])
    expect((await readPdf(pdf(pages))).text).toBe([0, 1, 2, 3, 4, 5, 6, 7].map(turned).join(''))
  })

  it('joins words of letters that were parted at the end of a line, and leaves out the marks of notes', async () => {
    const long = `${FULL.slice(0, 20)} the standard develop-`
    const page = [line(long, 0), line('ment of services，群众满意。', 1), { text: '3', x: 420, y: 723, size: 6 }]
    expect((await readPdf(pdf([page]))).text).toBe(`${FULL.slice(0, 20)} the standard development of services，群众满意。`)
  })

  it('refuses a PDF of more pages than it may have', async () => {
    await expect(readPdf(pdf([[line(FULL, 0)], [line(FULL, 0)]]), { pages: 1 })).rejects.toMatchObject({ rule: 'read/pages' })
  })

  it('says that a scanned PDF needs OCR', async () => {
    await expect(readPdf(pdf([[], []]))).rejects.toThrow('the PDF has no text: it was scanned and needs OCR first')
  })

  it('tells which pages have no text', async () => {
    const { doubts } = await readPdf(pdf([[line(FULL, 0)], [], [line(FULL, 0)]]))
    expect(doubts).toEqual([{ rule: 'read/pdf', message: 'pages without text, which may need OCR: 2' }])
  })

  it.each([
    ['a text', Buffer.from('正文'), 'this is not a PDF'],
    ['a damaged PDF', Buffer.from('%PDF-1.4\nnothing'), 'the PDF is damaged'],
  ])('refuses %s', async (_, bytes, message) => {
    await expect(readPdf(bytes)).rejects.toThrow(message)
  })
})
