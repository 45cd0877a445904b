import { describe, expect, it } from 'vitest'
import { relate } from '../../src/relations/relate.ts'
import { inputOf, lines, MODEL, OWN, related } from './related.ts'

const adopters = (raw: string, regions: readonly string[], practice = '积分制'): string[] =>
  lines(related(raw, { Region: ['大观区', '安庆市', ...regions], Measure: [practice] }))
    .filter((line) => line.includes('ADOPTED'))
    .map((line) => line.replace(/^Region:(.*) ADOPTED .*$/, '$1'))

/** Who set up a school in a text. */
const founders = (raw: string): string[] => lines(related(raw, { Region: ['大观区', '海口镇'], Institution: ['网格学院'] }))
/** Who adopted what is said of an area with these properties. */
const adopted = (area: Record<string, string>): string[] => {
  const input = inputOf('长三角推行积分制。', { Region: ['大观区', '长三角'], Measure: ['积分制'] })
  const entities = input.entities.map((one) => (one.name === '长三角' ? { ...one, properties: { level: 'area', ...area } } : one))
  return lines(relate({ ...input, entities }, MODEL)).filter((line) => line.includes('ADOPTED'))
}

describe('who adopted a practice', () => {
  it('not where a body is set up', () => {
    expect(founders('在海口镇成立网格学院。')).toEqual(['Region:大观区 ESTABLISHED Institution:网格学院'])
    expect(founders('海口镇成立网格学院。')).toEqual(['Region:海口镇 ESTABLISHED Institution:网格学院'])
  })

  it('not an area of several regions, unless it lies in the document’s', () => {
    expect(adopted({})).toEqual(['Region:大观区 ADOPTED Measure:积分制'])
    expect(adopted({ parent: OWN })).toEqual(['Region:长三角 ADOPTED Measure:积分制'])
  })

  it.each<[string, string, readonly string[], readonly string[]]>([
    ['where nobody is named, the region of the document', '全面推行积分制。', [], ['大观区']],
    ['the region of the document by its name', '大观区推行积分制。', [], ['大观区']],
    ['a town that opens the sentence has its own practice', '海口镇推行积分制。', ['海口镇'], ['海口镇']],
    ['… or the clause', '去年以来，海口镇推行积分制。', ['海口镇'], ['海口镇']],
    ['… or stands behind 在 or 由', '改革由海口镇推行积分制起步。', ['海口镇'], ['海口镇']],
    ['a town with the larger places before it', '安庆市大观区海口镇推行积分制。', ['海口镇'], ['海口镇']],
    ['a town with the larger place in its own name', '大观区海口镇推行积分制。', ['大观区海口镇'], ['大观区海口镇']],
    ['two towns', '海口镇、十里铺乡推行积分制。', ['海口镇', '十里铺乡'], ['十里铺乡', '海口镇']],
    ['three towns', '海口镇、十里铺乡和山口乡推行积分制。', ['海口镇', '十里铺乡', '山口乡'], ['十里铺乡', '山口乡', '海口镇']],
    ['the nearer one', '海口镇设立专窗，山口乡推行积分制。', ['海口镇', '山口乡'], ['山口乡']],
    ['the subject carried over a clause', '海口镇坚持问题导向，全面推行积分制。', ['海口镇'], ['海口镇']],
    ['not beyond the sentence', '海口镇设立专窗。全面推行积分制。', ['海口镇'], ['大观区']],
    ['not a place that only helps', '大观区与铜官区对接，推行积分制。', ['铜官区'], ['大观区']],
    ['not a place that is aimed at', '推动服务向山口乡延伸，推行积分制。', ['山口乡'], ['大观区']],
    ['not a place whose people are spoken of', '全区围绕山口乡的特点推行积分制。', ['山口乡'], ['大观区']],
    ['not an item of a list that is worked on', '推进新光村、山口乡棚户改造，推行积分制。', ['山口乡'], ['大观区']],
    ['not with whom a contract is signed', '与海口镇、山口乡等地签订协议，推行积分制。', ['山口乡'], ['大观区']],
    ['not whose centre it is', '海口镇具有特色的产业不断壮大，推行积分制。', ['海口镇'], ['大观区']],
    ['not what stands before a clause that the practice opens', '海口镇设立专窗，积分制深入人心。', ['海口镇'], ['大观区']],
    ['not what is too far away', `海口镇${'坚持问题导向、目标导向、结果导向'.repeat(4)}推行积分制。`, ['海口镇'], ['大观区']],
  ])('%s', (_, raw, regions, expected) => {
    expect(adopters(raw, regions)).toEqual(expected)
  })

  it.each<[string, string, readonly string[], string, readonly string[]]>([
    ['我区 at the head of a later clause', '海口镇设立专窗，我区推行积分制。', ['海口镇'], '积分制', ['大观区']],
    ['a semicolon', '海口镇设立专窗；推行积分制。', ['海口镇'], '积分制', ['大观区']],
    ['nothing else', '海口镇设立专窗，随后推行积分制。', ['海口镇'], '积分制', ['海口镇']],
  ])('changes with %s', (_, raw, regions, practice, expected) => {
    expect(adopters(raw, regions, practice)).toEqual(expected)
  })

  it('is not the place in the name of another practice', () => {
    const said = related('海口镇综合改革试点经验推广，机构改革顺利完成。', {
      Region: ['大观区', '海口镇/大观区'],
      Program: ['海口镇综合改革试点'],
      Measure: ['机构改革'],
    })
    expect(lines(said)).toContain('Region:大观区 ADOPTED Measure:机构改革')
  })

  it('is the smaller place in whose name it stands, or that stands right before it', () => {
    const forms = { Region: ['大观区', '海口镇/大观区', '山口乡/大观区'], Program: ['海口镇综合改革试点', '数字乡村试点'] }
    expect(lines(related('深入开展海口镇综合改革试点。', forms))).toContain('Region:海口镇 ADOPTED Program:海口镇综合改革试点')
    expect(lines(related('做好海口镇、山口乡数字乡村试点工作。', forms)).filter((line) => line.includes('ADOPTED'))).toEqual([
      'Region:山口乡 ADOPTED Program:数字乡村试点',
      'Region:海口镇 ADOPTED Program:数字乡村试点',
    ])
  })

  it('is the one that 该镇 points back to, and no place of another kind', () => {
    expect(adopters('海口镇设立专窗。近年来，该镇推行积分制。', ['海口镇'])).toEqual(['海口镇'])
    expect(adopters('海口镇设立专窗。近年来，该村推行积分制。', ['海口镇'])).toEqual(['大观区'])
    expect(adopters('海口镇设立专窗。近年来，该区推行积分制。', ['海口镇'])).toEqual(['大观区'])
  })

  it('is nobody where the document has no region and the sentence names none', () => {
    expect(related('全面推行积分制。', { Measure: ['积分制'] }, { region: undefined })).toEqual([])
  })
})

describe('who received an honour', () => {
  it.each([
    ['海口镇被评为全国文明乡镇。', ['Region:海口镇 RECEIVED Honor:全国文明乡镇']],
    ['海口镇获评全国文明乡镇。', ['Region:海口镇 RECEIVED Honor:全国文明乡镇']],
    ['积分制被评为全国文明乡镇。', ['Measure:积分制 RECEIVED Honor:全国文明乡镇']],
    ['获评全国文明乡镇。', ['Region:大观区 RECEIVED Honor:全国文明乡镇']],
  ])('%s', (raw, expected) => {
    const all = lines(related(raw, { Region: ['大观区', '海口镇'], Measure: ['积分制'], Honor: ['全国文明乡镇'] }))
    expect(all.filter((line) => line.includes('RECEIVED'))).toEqual(expected)
  })
})

const partners = (raw: string): string[] =>
  lines(related(raw, { Region: ['大观区', '安庆市', '铜官区'] })).filter((line) => line.includes('PARTNERED_WITH'))

describe('who worked together', () => {
  it('the region of the document and the other, in either wording; never a region with what it lies in', () => {
    expect(partners('大观区与铜官区签订合作协议。')).toEqual(['Region:大观区 PARTNERED_WITH Region:铜官区'])
    expect(partners('与铜官区签订合作协议。')).toEqual(['Region:大观区 PARTNERED_WITH Region:铜官区'])
    expect(partners('大观区与安庆市对接。')).toEqual([])
  })
})
