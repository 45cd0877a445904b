/**
 * A graph larger than any that we know of, made by rule: regions in three levels, practices of which some are much more common than others,
 * documents that claim them. It is written as the tables of bulk load and copied; nothing is read from documents.
 */
import { mkdirSync } from 'node:fs'
import { copyTables, createTables } from '../../dist/store/bulk.js'
import { createCsvWriter } from '../../dist/store/csv.js'
import { BOUNDS, ladybugVersion } from '../../dist/store/native.js'
import { checksumOf, databaseFile, writeRecord } from '../../dist/store/record.js'
import { tablesOf } from '../../dist/store/tables.js'

const [PROVINCES, PREFECTURES] = [31, 333]
const FIELDS = ['营商环境', '基层治理', '医疗卫生', '教育', '养老', '生态环境', '农业农村', '科技创新', '财税金融', '国资国企']
const [FIRST_YEAR, YEARS] = [2012, 13]
const CLAIMS_OF_A_DOCUMENT = 50

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function random(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Makes `folder` a graph that can be opened; gives the numbers of its nodes and edges. */
export async function makeCrowd(folder, ontology, size) {
  mkdirSync(folder, { recursive: true })
  const writer = createCsvWriter(folder)
  const crowd = crowdOf(tablesOf(ontology), writer, size)
  await writeNodes(crowd)
  await writeClaims(crowd)
  const parts = await writer.finish()
  await writer.close()
  const file = databaseFile(folder)
  const database = await createTables(file, ontology, BOUNDS)
  await copyTables(database, ontology, parts)
  const counts = {}
  for (const [what, match] of [
    ['nodes', '(x)'],
    ['edges', '()-[x]->()'],
  ])
    counts[what] = Number((await database.run(`MATCH ${match} RETURN count(*) AS n`)).rows[0]?.[0])
  await database.close()
  const record = { source: 'made by rule', ladybug: await ladybugVersion(), documents: new Map(), ...(await checksumOf(file)), ...counts }
  await writeRecord(folder, record)
  return counts
}

function crowdOf(tables, writer, { regions, practices, claims }) {
  const next = random(1)
  const below = (count) => Math.floor(next() * count)
  const node = (type, id, name, properties = {}) =>
    writer.add({ type }, tables.node({ id: `${type}:${id}`, type, name, aliases: [`${name}（简称）`], properties }))
  let edges = 0
  const edge = (type, source, target, { document, reported, quote, start = 0, ...properties }) => {
    const said = { id: `${type}:${edges++}`, type, source, target, document, quote, start, end: start + quote.length, rule: 'model/roles' }
    const [from, to] = [source, target].map((id) => id.slice(0, id.indexOf(':')))
    return writer.add({ type, from, to }, [source, target, ...tables.edge({ ...said, properties }, reported)])
  }
  return { next, below, node, edge, regions, practices, claims, documents: Math.ceil(claims / CLAIMS_OF_A_DOCUMENT) }
}

export function regionId(index) {
  return `Region:${100_000 + index}`
}

export function practiceId(index) {
  return index % 4 === 0 ? `Program:做法${index}` : `Measure:做法${index}`
}

/** The index of the region above; provinces have none. */
function above(index) {
  if (index < PROVINCES) return undefined
  return index < PROVINCES + PREFECTURES ? index % PROVINCES : PROVINCES + (index % PREFECTURES)
}

async function writeNodes({ node, regions, practices, documents }) {
  for (let index = 0; index < regions; index++) {
    const parent = above(index)
    const province = parent === undefined ? index : (above(parent) ?? parent)
    const level = index < PROVINCES ? 'province' : index < PROVINCES + PREFECTURES ? 'prefecture' : 'county'
    const lies = { province: regionId(province), ...(parent !== undefined && { parent: regionId(parent) }) }
    await node('Region', 100_000 + index, `地区${index}县`, { code: String(100_000 + index), level, ...lies })
  }
  for (let index = 0; index < practices; index++) {
    const [type, id] = practiceId(index).split(':')
    await node(type, id, `做法${index}`, { domain: FIELDS[index % FIELDS.length] })
  }
  for (let index = 0; index < 1000; index++) await node('Institution', `机构${index}`, `机构${index}`)
  for (let index = 0; index < 2000; index++) await node('Policy', `文件${index}`, `关于第${index}项改革的意见`)
  for (let index = 0; index < 500; index++) await node('Honor', `荣誉${index}`, `第${index}项称号`, { level: 'national' })
  for (let index = 0; index < documents; index++)
    await node('Document', `report-${index}`, `第${index}份工作报告`, {
      title: `第${index}份工作报告`,
      region: regionId(index % regions),
      year: FIRST_YEAR + (Math.floor(index / regions) % YEARS),
    })
}

/** Each document is of one region and year; it claims some dozens of practices and a few other things, and mentions what it claims. */
async function writeClaims(crowd) {
  const { next, below, edge, regions, practices, documents, claims } = crowd
  for (let index = 0, left = claims; index < documents; index++) {
    const region = regionId(index % regions)
    const document = `report-${index}`
    const reported = FIRST_YEAR + (Math.floor(index / regions) % YEARS)
    const quote = (name) => `${reported}年，该地深入推进${name}，累计办理事项${below(10_000)}件，群众满意度明显提高，经验在全省推广。`
    const said = { document, reported }
    const mentioned = new Set([region])
    let start = 0
    for (let claim = 0; claim < CLAIMS_OF_A_DOCUMENT && left > 0; claim++, left--) {
      const target = practiceId(Math.floor(practices * next() ** 1.6))
      mentioned.add(target)
      const year = next() < 0.6 ? { year: reported - below(3) } : {}
      // Now and then a sentence claims several.
      if (next() < 0.7) start += 60
      await edge('ADOPTED', region, target, { ...said, start, quote: quote(target), stage: stageOf(next()), ...year })
      if (next() < 0.02) await edge('LED_BY', target, `Institution:机构${below(1000)}`, { ...said, quote: quote('牵头') })
      if (next() < 0.01) await edge('RECEIVED', target, `Honor:荣誉${below(500)}`, { ...said, quote: quote('荣誉') })
    }
    for (let more = 0; more < 4; more++)
      await edge('ESTABLISHED', region, `Institution:机构${below(1000)}`, { ...said, quote: quote('设立'), stage: stageOf(next()) })
    await edge('ISSUED', region, `Policy:文件${below(2000)}`, { ...said, quote: quote('印发'), stage: stageOf(next()) })
    await edge('RECEIVED', region, `Honor:荣誉${below(500)}`, { ...said, quote: quote('获评') })
    if (next() < 0.2) await edge('PARTNERED_WITH', region, regionId(below(regions)), { ...said, quote: quote('合作') })
    for (const id of mentioned) await edge('MENTIONS', `Document:${document}`, id, { ...said, quote: id, count: 1 + below(5) })
  }
}

const STAGES = [
  'implemented',
  'implemented',
  'implemented',
  'deepened',
  'completed',
  'piloted',
  'planned',
  'planned',
  'pioneered',
  'piloted',
]

function stageOf(roll) {
  return STAGES[Math.floor(roll * STAGES.length)]
}
