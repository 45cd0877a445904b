import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../src/read/reading.ts'
import { readWord } from '../../src/read/word.ts'
import { docx, paragraph } from '../support/docx.ts'

describe('readWord', () => {
  it.each([
    ['a newer Word file', docx(paragraph('推行河长制。'))],
    ['an RTF file', Buffer.from(String.raw`{\rtf1\uc0\u25512\u34892\u27827\u38271\u21046\u12290}`)],
    ['a web page', Buffer.from('\uFEFF<html><body><p>推行河长制。</p></body></html>')],
  ])('reads %s, whatever it is called', async (_, bytes) => {
    expect((await readWord(bytes, LIMITS)).text).toBe('推行河长制。')
  })

  it.each([
    ['a text', Buffer.from('正文'), 'this is not a Word file, though it is called one'],
    ['a PDF', Buffer.from('%PDF-1.4'), 'this is a PDF, though it is called one'],
    [
      'an older Word file that is damaged',
      Buffer.from('d0cf11e0a1b11ae100000000', 'hex'),
      'this older Word file is damaged, or asks for a password',
    ],
  ])('refuses %s', async (_, bytes, message) => {
    await expect(readWord(bytes, LIMITS)).rejects.toThrow(message)
  })
})
