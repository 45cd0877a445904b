import { expect, it } from 'vitest'
import type { Mention } from '../../src/model.ts'
import { createGazetteer } from '../../src/places/gazetteer.ts'
import { findPlaces } from '../../src/places/places.ts'
import { surePlaces } from '../../src/places/sure.ts'
import { createSegmenter } from '../../src/text/words.ts'
import { docOf, mentionOf, projectSeeds } from '../support/reading.ts'

const { regions, everyday } = await projectSeeds()
const gazetteer = createGazetteer(regions, everyday)
const segment = createSegmenter([])

/** Places that are sure in the last line of a document of 安庆市大观区, with these mentions found before. */
function sure(line: string, mentions: readonly (readonly [type: string, form: string])[] = []): string[] {
  const doc = docOf(`大观区2022年深化改革工作情况汇报材料\n全区上下真抓实干，各项任务落地见效。\n${line}`, {
    region: '340803',
    date: '2022',
  })
  const found: Mention[] = mentions.map(([type, form]) => mentionOf(doc.text, type, form))
  const from = doc.paragraphs.at(-1)?.start ?? 0
  return surePlaces(doc, findPlaces(doc, segment(doc), gazetteer), found, gazetteer)
    .filter(({ start }) => start >= from)
    .map(({ start, end, type }) => `${type} ${doc.text.slice(start, end)}`)
}

it.each([
  ['安庆市支持试点。', ['Region 安庆市']],
  ['海口镇推行积分制。', ['Region 海口镇']],
  ['与南京市江宁区结对。', ['Region 南京市']],
  ['与黄山市黟县、呼和浩特市土默特左旗结对。', ['Region 黄山市', 'Region 黟县', 'Region 呼和浩特市', 'Region 土默特左旗']],
  ['融入长三角一体化。', ['Region 长三角']],
  ['鼓楼区推行积分制。', ['Region 鼓楼区']],
  ['与鼓楼区签订协议。', ['Region 鼓楼区']],
])('a place that stands by itself is sure: %s', (line, places) => {
  expect(sure(line)).toEqual(places)
})

it.each([
  ['a street', '改造北京路、南京西路两侧管网。'],
  ['a river or a bridge', '治理安庆河，维修合肥桥。'],
  ['a railway', '建设合肥高铁站前广场。'],
  ['a word of every day', '老城区改造提速。'],
  ['a town far away, whose name may be a plain word', '面向城镇居民开展服务。'],
  ['a name of several that goes on', '鼓楼区划调整，发布鼓楼区域规划。'],
  ['a short name of several that nothing settles', '与和平、朝阳结对。'],
])('%s is no place: %s', (_, line) => {
  expect(sure(line)).toEqual([])
})

it('a place inside the name of an organisation, a text or an honour is no mention of its own', () => {
  expect(sure('安庆市中级人民法院设立专窗。', [['Institution', '安庆市中级人民法院']])).toEqual([])
  expect(sure('印发《安庆市优化营商环境办法》。', [['Policy', '《安庆市优化营商环境办法》']])).toEqual([])
  expect(sure('荣获安徽省文明县城称号。', [['Honor', '安徽省文明县城']])).toEqual([])
})

it('a province, a city or an area inside the name of a practice is', () => {
  expect(sure('服务京津冀协同发展战略。', [['Program', '京津冀协同发展战略']])).toEqual(['Region 京津冀'])
})

it('what the document’s own title names is', () => {
  const doc = docOf('安庆市大观区2022年政府工作报告\n推行积分制。', { region: '340803' })
  const title = mentionOf(doc.text, 'Policy', '安庆市大观区2022年政府工作报告')
  const places = surePlaces(doc, findPlaces(doc, segment(doc), gazetteer), [title], gazetteer)
  expect(places.map(({ start, end }) => doc.text.slice(start, end))).toEqual(['安庆市', '大观区'])
})
