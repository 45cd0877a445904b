import { describe, expect, it } from 'vitest'
import { cuesByWord } from '../../src/relations/relate.ts'
import { lines, MODEL, related } from './related.ts'

const model = { ...MODEL, cues: cuesByWord([{ word: '借鉴', role: 'other', stage: undefined }]) }
const said = (raw: string): string[] =>
  lines(
    related(raw, { Measure: ['河长制', '积分制'], Institution: ['综治中心'], Program: ['“一带一路”'] }, { region: 'Region:大观区', model }),
  )

describe('a text does not say that somebody has what it', () => {
  it.each([
    ['denies', '我区尚未建立河长制。'],
    ['… in other words', '目前没有真正推行河长制。'],
    ['laments', '河长制落实不到位。'],
    ['… in other words', '河长制还不健全，制约发展。'],
    ['misses', '部分乡镇缺少综治中心。'],
    ['knows from elsewhere', '借鉴外地河长制经验。'],
    ['goes to learn of', '赴外地考察学习河长制先进经验。'],
    ['… in other words', '组织干部观摩邻县河长制等做法。'],
    ['takes for an opportunity', '抢抓国家高质量共建“一带一路”、西部开发重大机遇。'],
    ['is called for by others', '按照省委全面推行河长制的部署要求，召开会议。'],
  ])('%s: %s', (_, raw) => {
    expect(said(raw)).toEqual([])
  })

  it('nor that somebody began what is only said to have been honoured', () => {
    const programs = { Program: ['云湖景区', '“暖心”行动'], Measure: ['河长制'], Honor: ['省级名单'] }
    const adopted = ['云湖景区、“暖心”行动先后入选省级名单。', '河长制入选省级名单。', '打造云湖景区，入选省级名单。'].map((raw) =>
      lines(related(raw, programs, { region: 'Region:大观区', model })).filter((line) => line.includes('ADOPTED')),
    )
    expect(adopted).toEqual([[], ['Region:大观区 ADOPTED Measure:河长制'], ['Region:大观区 ADOPTED Program:云湖景区']])
  })

  it.each([
    ['建立河长制。', 'Measure:河长制'],
    ['没有拖欠，河长制全面见效。', 'Measure:河长制'],
    ['针对落实不到位的问题，推行河长制。', 'Measure:河长制'],
    ['未来三年全面实行河长制。', 'Measure:河长制'],
    ['学习推广河长制经验。', 'Measure:河长制'],
    ['考察学习后，推行河长制，形成经验。', 'Measure:河长制'],
    ['设立综治中心。', 'Institution:综治中心'],
    ['融入“一带一路”，扩大开放。', 'Program:“一带一路”'],
    ['按照省委部署，推行河长制。', 'Measure:河长制'],
    ['推行河长制，抢抓发展机遇。', 'Measure:河长制'],
  ])('but it does in %s', (raw, target) => {
    expect(said(raw).some((line) => line.endsWith(target))).toBe(true)
  })
})
