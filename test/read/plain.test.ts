import { describe, expect, it } from 'vitest'
import { readMarkdown, readText } from '../../src/read/plain.ts'

const front = (yaml: string, text = '正文。\n') => readMarkdown(Buffer.from(`---\n${yaml}\n---\n${text}`))

describe('readMarkdown', () => {
  it('takes what the front matter says, and leaves it out of the text', () => {
    const reading = front('title: 改革摘要\nregion: 130607\ndate: 2025-01-15\nsource: 某县政府工作报告\nurl: https://example.org/a?b=1')
    expect(reading).toEqual({
      text: '正文。\n',
      facts: { title: '改革摘要', region: '130607', date: '2025-01-15', url: 'https://example.org/a?b=1' },
      doubts: [],
    })
  })

  it.each([
    ['2025', '2025'],
    ['2025年', '2025'],
    ['2025年1月', '2025-01'],
    ['2025年1月15日', '2025-01-15'],
    ['2025/1/5', '2025-01-05'],
    ['2025-01-15T08:00:00Z', '2025-01-15'],
  ])('reads the date %s as %s', (written, iso) => {
    expect(front(`date: ${written}`).facts.date).toBe(iso)
  })

  it.each([
    ['date: 去年', 'the date "去年" is not of the form 2025, 2025-01 or 2025-01-15'],
    ['date: 2025-13', 'the date "2025-13" is not of the form 2025, 2025-01 or 2025-01-15'],
    ['url: javascript:alert(1)', 'the address "javascript:alert(1)" does not begin with http:// or https://'],
  ])('does not take %s, and says so', (yaml, message) => {
    expect(front(yaml)).toMatchObject({ facts: {}, doubts: [{ rule: 'read/front-matter', message }] })
  })

  it('takes an address from the source where there is none of its own', () => {
    expect(front('source: https://example.org/report').facts.url).toBe('https://example.org/report')
  })

  it('is not harmed by keys that mean something to JavaScript', () => {
    const reading = front('__proto__: { title: 假 }\nconstructor: x\ntitle: 真')
    expect(reading.facts.title).toBe('真')
    expect(front('__proto__:\n  title: 假').facts.title).toBeUndefined()
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('title')
  })

  it('keeps a block that is not YAML in the text, with a doubt', () => {
    const reading = front('title: [未完\nregion: "')
    expect(reading.text).toContain('title: [未完')
    expect(reading.doubts).toMatchObject([{ rule: 'read/front-matter' }])
  })

  it.each(['a: &a [x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\ntitle: [*c,*c,*c,*c]', 'title: [一, 二]', 'title:', '- 一\n- 二'])(
    'takes no title from %j',
    (yaml) => {
      expect(front(yaml).facts.title).toBeUndefined()
    },
  )

  it.each(['没有前言。\n---\n', '--- 一行横线\n正文', '----\n正文\n----\n'])('takes %j as it is', (text) => {
    expect(readMarkdown(Buffer.from(text))).toEqual({ text, facts: {}, doubts: [] })
  })

  it('reads lines that end as on Windows, after a byte order mark', () => {
    const reading = readMarkdown(Buffer.from('\uFEFF---\r\ntitle: 题\r\n---\r\n正文\r\n'))
    expect(reading).toMatchObject({ text: '正文\r\n', facts: { title: '题' } })
  })
})

describe('readText', () => {
  it.each([
    ['a PNG picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['a ZIP archive or a newer Office file', Buffer.from('PK\u0003\u0004')],
  ])('refuses %s by name', (kind, bytes) => {
    expect(() => readText(bytes)).toThrow(`this is ${kind}, not a text`)
  })

  it('refuses bytes that are no text', () => {
    expect(() => readText(Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 7919) % 256)))).toThrow('this is not a text in UTF-8')
  })
})
