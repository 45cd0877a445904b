/**
 * A graph of a given size as the server holds it, made by rule: regions of real provinces adopt measures with names like real ones, a few of
 * them very often (1/rank, as real ones are), through documents of a region and year. The same for the same seed.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PATHS } from '../../dist/paths.js'

const DOMAINS = [
  '政务服务',
  '社会保障',
  '农业农村',
  '基层治理',
  '应急安全',
  '财税金融',
  '城乡建设',
  '市场监管',
  '法治建设',
  '医疗卫生',
  '教育',
  '产业发展',
]
const HEADS = '数字智慧综合联合集成城乡基层涉企民生综治阳光绿色快捷全域一体精准网格镇村社区人才科技金融税务医保养老托育环保林水路田'
const TAILS = [
  '改革',
  '一件事',
  '审批',
  '服务中心',
  '机制',
  '模式',
  '平台',
  '行动',
  '清单',
  '联动',
  '治理',
  '经验',
  '工作法',
  '试点',
  '专班',
  '制度',
]

/** Numbers from 0 up to 1 (mulberry32). */
function random(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Documents with so many entities and relations in all. */
export function madeDocuments({ nodes, edges, seed = 1 }) {
  const next = random(seed)
  const regions = regionsOf(Math.round(nodes * 0.28))
  const count = (share) => Math.round(nodes * share)
  const things = {
    Measure: named('Measure', count(0.32), next, (at) => ({ domain: DOMAINS[at % DOMAINS.length] })),
    Program: named('Program', count(0.05), next, (at) => ({ domain: DOMAINS[at % DOMAINS.length] })),
    Institution: named('Institution', count(0.2), next, () => ({})),
    Policy: named('Policy', count(0.06), next, () => ({})),
    Honor: named('Honor', count(0.05), next, () => ({ level: 'province' })),
  }
  const kinds = [
    ['ADOPTED', 'Measure', 0.6],
    ['ADOPTED', 'Program', 0.12],
    ['ESTABLISHED', 'Institution', 0.16],
    ['ISSUED', 'Policy', 0.07],
    ['RECEIVED', 'Honor', 0.05],
  ]
  const reports = nodes - regions.length - Object.values(things).reduce((sum, list) => sum + list.length, 0)
  const documents = Array.from({ length: reports }, (_, at) => ({
    region: regions[at % regions.length],
    year: 2012 + (at % 13),
    relations: new Map(),
  }))
  let missing = edges
  // Every thing is told of once, the rest as often as its rank lets it be.
  for (const [type, kind] of kinds)
    for (const thing of things[kind])
      add(documents[Math.floor(next() * reports)], type, regions[Math.floor(next() * regions.length)], thing)
  while (missing > 0) {
    const roll = next()
    let sum = 0
    const [type, kind] = kinds.find(([, , share]) => (sum += share) > roll) ?? kinds[0]
    const list = things[kind]
    const thing = list[Math.floor(list.length ** next()) - 1] ?? list[0]
    missing -= add(documents[Math.floor(next() * reports)], type, regions[Math.floor(next() * regions.length)], thing)
  }
  const stages = ['pioneered', 'piloted', 'completed', 'deepened', 'implemented', 'planned']
  return documents.map(({ region, year, relations }, at) => {
    const list = [...relations.values()]
    const entities = [...new Map([region, ...list.flatMap(({ source, target }) => [source, target])].map((one) => [one.id, one])).values()]
    const text = `${region.name}${year}年工作报告。`
    return {
      document: {
        id: `d${at}`,
        title: `${region.name}${year}年改革工作报告`,
        region: region.id,
        year,
        path: `d${at}.txt`,
        sha256: String(at),
        text,
      },
      entities: entities.map((entity) => ({ ...entity, aliases: [], mentions: [] })),
      relations: list.map(({ type, source, target }, number) => ({
        id: `d${at} ${number}`,
        type,
        source: source.id,
        target: target.id,
        properties: type === 'ADOPTED' ? { stage: stages[Math.floor(next() ** 2 * 6)], year: year - Math.floor(next() * 4) } : {},
        evidence: [{ start: 0, end: text.length, quote: text, rule: 'made' }],
      })),
      issues: [],
    }
  })
}

/** 1 where the document did not say it yet. */
function add(document, type, source, target) {
  const id = `${type} ${source.id} ${target.id}`
  if (document.relations.has(id)) return 0
  document.relations.set(id, { type, source, target })
  return 1
}

function regionsOf(count) {
  const rows = readFileSync(join(PATHS.seeds, 'gazetteer/regions.tsv'), 'utf8').trim().split('\n').slice(1)
  const known = rows.map((row) => row.split('\t')).filter(([, , , level, , , to]) => level === 'county' && !to)
  const provinces = new Map(
    rows.map((row) => row.split('\t')).flatMap(([code, name, , level]) => (level === 'province' ? [[code.slice(0, 2), name]] : [])),
  )
  return Array.from({ length: count }, (_, at) => {
    const [code, county] = known[at % known.length]
    const name = `${provinces.get(code.slice(0, 2))}${county}`
    const round = Math.floor(at / known.length)
    const id = round === 0 ? `Region:${code}` : `Region:${code}/${round}镇`
    const properties = { level: round === 0 ? 'county' : 'township', province: `Region:${code.slice(0, 2)}0000` }
    return { id, type: 'Region', name: round === 0 ? name : `${name}${round}镇`, properties }
  })
}

function named(type, count, next, propertiesOf) {
  const seen = new Set()
  const pick = (list) => list[Math.floor(next() * list.length)]
  return Array.from({ length: count }, (_, at) => {
    let name = ''
    while (name === '' || seen.has(name))
      name = Array.from({ length: 2 + Math.floor(next() * 3) }, () => pick(Array.from(HEADS))).join('') + pick(TAILS)
    seen.add(name)
    return { id: `${type}:${name}`, type, name, properties: propertiesOf(at) }
  })
}
