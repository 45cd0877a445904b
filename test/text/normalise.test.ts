import { describe, expect, it } from 'vitest'
import { generator } from '../../src/learn/random.ts'
import { normaliseText } from '../../src/text/normalise.ts'

const SENTENCE = '全县推行项目专员制度，明确每个园区由一名专员负'

/** A text in lines of so many characters. */
const wrapped = (text: string, width: number): string => text.replaceAll(new RegExp(`(?=(.{${width}}))\\1(?=.)`, 'g'), '$1\n')

describe('normaliseText', () => {
  it.each([
    ['a byte order mark', '\uFEFF放管服', '放管服'],
    ['control characters', '放\u0000管\u0007服\u009F', '放管服'],
    ['zero-width characters', '放\u200B管\u200D服\u2060', '放管服'],
    ['marks of direction', '\u202E放管\u2066服\u2069', '放管服'],
    ['soft hyphens', 're\u00ADform', 'reform'],
    ['white space around lines', '  放管服 \n\t一网通办\u3000', '放管服\n一网通办'],
    ['more than one empty line', '甲\n\n\n\n乙', '甲\n\n乙'],
  ])('takes away %s', (_, raw, text) => {
    expect(normaliseText(raw)).toBe(text)
  })

  it.each([
    ['carriage returns', '甲\r\n乙\r丙', '甲\n乙\n丙'],
    ['line separators', '甲\u2028乙\u2029丙\u0085丁\f戊', '甲\n乙\n丙\n丁\n戊'],
  ])('reads %s as line feeds', (_, raw, text) => {
    expect(normaliseText(raw)).toBe(text)
  })

  it('makes wide and tabular spaces plain ones', () => {
    expect(normaliseText('甲\u3000乙\t丙\u00A0丁')).toBe('甲 乙 丙 丁')
  })

  it('composes letters, also those that an invisible character kept apart', () => {
    expect(normaliseText('e\u0301 e\u200B\u0301')).toBe('é é')
  })

  it('puts a replacement character for half of a surrogate pair and leaves whole ones', () => {
    expect(normaliseText('\uD800甲\uDC00𠮷')).toBe('\uFFFD甲\uFFFD𠮷')
  })

  it('leaves width, script and wording as they are', () => {
    const text = '“放管服”改革，ＡＢＣ，１２３，簡政放權：50%'
    expect(normaliseText(text)).toBe(text)
  })

  describe('joins', () => {
    it.each([
      ['a sentence that the page broke', `${SENTENCE}\n责到底，企业有事不出园区。`, `${SENTENCE}责到底，企业有事不出园区。`],
      ['one broken twice', `${SENTENCE}\n责，\n有事不出园区。`, `${SENTENCE}责，有事不出园区。`],
      [
        'words of letters with a space between',
        '园区引进的专利服务平台，采用国际通行的标准 Smart\nGovernment，办理提速。',
        '园区引进的专利服务平台，采用国际通行的标准 Smart Government，办理提速。',
      ],
    ])('%s', (_, raw, text) => {
      expect(normaliseText(raw)).toBe(text)
    })
  })

  describe('joins the lines of a narrow page', () => {
    const PARAGRAPHS = [
      '近年来，本县推行网格化管理，选聘网格员320名。每名网格员包联五十户，矛盾不出村。群众办事不出社区，满意度大为提高。',
      '各乡镇设立便民服务站，实行一窗受理。企业开办时间压缩到半天以内。项目审批做到容缺受理、并联办理，办结率居全市前列。',
    ]

    it.each([8, 9, 10, 13, 17, 24])('of %i characters, wherever they break off a sentence', (width) => {
      const text = normaliseText(PARAGRAPHS.map((one) => wrapped(one, width)).join('\n'))
      expect(text.replaceAll('。\n', '。')).toBe(PARAGRAPHS.join(''))
    })

    it.each([
      [
        'items that are as long as each other',
        '推行积分制，设立专窗\n实行包联制，走访群众\n建立台账制，限时销号\n落实责任制，一抓到底\n完善考评制，奖优罚劣',
      ],
      [
        'finished lines that are as long as each other',
        '推行积分制。设立专窗。\n实行包联制。走访群众。\n建立台账制。限时销号。\n落实责任制。一抓到底。',
      ],
      ['names in a column', '海口镇人民政府\n山口乡人民政府\n皖河镇人民政府\n石塘乡人民政府\n渡口镇人民政府'],
    ])('but not %s', (_, text) => {
      expect(normaliseText(text)).toBe(text)
    })
  })

  describe('does not join', () => {
    it.each([
      ['a finished sentence and the next', `${SENTENCE}责到底。\n企业有事不出园区，群众满意。`],
      ['a sentence and a numbered heading', `${SENTENCE}\n二、下一步打算，从三方面着手。`],
      ['a sentence and a heading in brackets', `${SENTENCE}\n（二）公共服务，持续改善。`],
      ['a sentence and an item of a list', `${SENTENCE}\n1.设立专窗，减少跑动。`],
      ['a sentence and a bullet', `${SENTENCE}\n●设立专窗，减少跑动。`],
      ['a heading without marks and its text', '关于推进基层治理现代化若干问题的情况报告\n近年来，本县推行积分制。'],
      ['two short lines', '推行积分制，\n设立专窗，'],
      ['paragraphs with an empty line between', `${SENTENCE}\n\n责到底，企业有事不出园区。`],
    ])('%s', (_, text) => {
      expect(normaliseText(text)).toBe(text)
    })
  })

  it('changes nothing when done twice', () => {
    const random = generator(11)
    const pieces = [
      '放管服',
      '，',
      '。',
      '\n',
      '\r',
      ' ',
      '\u3000',
      '\u200B',
      'e\u0301',
      '\uD800',
      '1.',
      '一、',
      SENTENCE,
      '推行',
      'A',
      '、',
      '“',
      '”',
    ]
    for (let round = 0; round < 400; round++) {
      const raw = Array.from({ length: 30 }, () => pieces[Math.floor(random() * pieces.length)]).join('')
      const once = normaliseText(raw)
      expect(normaliseText(once)).toBe(once)
    }
  })
})
