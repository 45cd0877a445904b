import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decode } from '../../src/read/encoding.ts'

const SIMPLE = '县委、县政府深入推进“放管服”改革，率先推行五证同发，全年办理事项12,345件。\n2023年，全县建成便民服务中心18个。'
const TRADITIONAL = '縣政府深入推進行政改革，率先推行一站式服務，全年辦理事項一萬餘件。經濟發展與民生改善並重。'
const UNIHAN = '中共㙍城镇党委推行“网格化＋警格化”，䢺、𠮷二村先行先试。全镇上下一心，推进基层治理现代化。'

describe('decode', () => {
  it.each([
    ['UTF-8', Buffer.from(SIMPLE), 'utf-8', SIMPLE],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${SIMPLE}`), 'utf-8', SIMPLE],
    ['UTF-16LE with a mark', Buffer.from(`\uFEFF${SIMPLE}`, 'utf16le'), 'utf-16le', SIMPLE],
    ['UTF-16BE with a mark', Buffer.from(`\uFEFF${SIMPLE}`, 'utf16le').swap16(), 'utf-16be', SIMPLE],
    ['UTF-16LE without a mark', Buffer.from(SIMPLE, 'utf16le'), 'utf-16le', SIMPLE],
    ['UTF-16BE without a mark', Buffer.from(SIMPLE, 'utf16le').swap16(), 'utf-16be', SIMPLE],
    ['GB18030', iconv.encode(SIMPLE, 'gb18030'), 'gb18030', SIMPLE],
    ['GB18030 with characters of four bytes', iconv.encode(UNIHAN, 'gb18030'), 'gb18030', UNIHAN],
    ['Big5', iconv.encode(TRADITIONAL, 'big5'), 'big5', TRADITIONAL],
    ['a few words of GB18030', iconv.encode('推行河长制', 'gb18030'), 'gb18030', '推行河长制'],
    ['plain ASCII', Buffer.from('plain text'), 'utf-8', 'plain text'],
  ])('reads %s', (_, bytes, encoding, text) => {
    expect(decode(bytes)).toEqual({ text, encoding, doubts: [] })
  })

  it('reads a long GB18030 text of which one byte is damaged, and says so', () => {
    const bytes = iconv.encode(SIMPLE.repeat(20), 'gb18030')
    bytes[100] = 0xff
    const decoded = decode(bytes)
    expect(decoded?.encoding).toBe('gb18030')
    expect(decoded?.doubts.join()).toMatch(/\d+ characters cannot be read as gb18030/)
  })

  it('says that a text which no encoding makes sense of was guessed', () => {
    const rare = '龘靐齉爩麤灪籱鱻麣鸞'.repeat(3)
    const decoded = decode(iconv.encode(`${rare}${'推行改革'.repeat(15)}`, 'gb18030'))
    expect(decoded?.doubts.join()).toContain('the encoding was guessed')
  })

  it('leaves out a stray NUL and tells of it', () => {
    expect(decode(Buffer.from(`${SIMPLE}\0${SIMPLE}${SIMPLE}`))).toEqual({
      text: SIMPLE.repeat(3),
      encoding: 'utf-8',
      doubts: ['1 control characters were left out'],
    })
  })

  it.each([
    ['bytes of all kinds', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256))],
    ['nothing but NULs', Buffer.alloc(1000)],
  ])('takes no text from %s', (_, bytes) => {
    expect(decode(bytes)).toBeUndefined()
  })

  it('believes the encoding that a page declares when the text agrees', () => {
    expect(decode(iconv.encode(SIMPLE, 'gbk'), 'gb2312')?.text).toBe(SIMPLE)
  })

  it('does not believe a declared encoding that makes no sense of the text', () => {
    expect(decode(iconv.encode(SIMPLE, 'gb18030'), 'big5')?.text).toBe(SIMPLE)
  })
})
