/** A synthetic folder of reports for the benches: so many documents, each with so many claims about practices that many share. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { encodeDocument } from '../../dist/index.js'
import { relationId } from '../../dist/ids.js'

const STAGES = ['pioneered', 'piloted', 'implemented', 'deepened', 'planned']

/** Numbers from 0 up to 1, the same ones each time (mulberry32). */
function random(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Writes `documents/` of a graph folder; gives the number of claims in it. */
export function writeClaims(folder, documents, claims) {
  for (let index = 0; index < documents; index++) {
    const graph = report(index, claims)
    const file = join(folder, 'documents', `${graph.document.id}.json`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, encodeDocument(graph))
  }
  return documents * claims
}

/** A report of one region and year: adoptions, institutions, honours and policies, a sentence each. */
function report(index, claims) {
  const next = random(index + 1)
  const below = (number) => Math.floor(next() ** 2 * number)
  const id = `县${index % 1000}/报告-${index}`
  const region = `Region:${index % 1000}`
  const sentences = []
  const entities = new Map([[region, entity(region, 'Region', `某省第${index % 1000}县`)]])
  const relations = []
  let at = 0
  for (let claim = 0; claim < claims; claim++) {
    const [relation, type, number] = claim % 10 < 7 ? ['ADOPTED', 'Measure', below(4000)] : CLAIMS[claim % 3](below)
    const target = `${type}:${number}`
    const stage = STAGES[below(STAGES.length)]
    const name = `第${number}项${type === 'Measure' ? '改革举措' : '事项'}`
    const quote = `某省第${index % 1000}县${stage === 'planned' ? '计划' : '率先'}推行${name}，覆盖${claim + 1}个乡镇，群众满意度明显提升。`
    const start = at
    at += quote.length
    sentences.push(quote)
    const mention = { start: start + 10, end: start + 16, text: quote.slice(10, 16), rule: 'lexicon/Measure:x' }
    const known = entities.get(target) ?? entity(target, type, name)
    entities.set(target, { ...known, mentions: [...known.mentions, mention] })
    if (relations.some((one) => one.target === target && one.type === relation)) continue
    relations.push({
      id: relationId(id, relation, region, target),
      type: relation,
      source: region,
      target,
      properties: relation === 'ADOPTED' ? { stage, year: 2010 + below(15), quantity: claim + 1, unit: '个' } : {},
      evidence: [{ start, end: at, quote, rule: 'model/roles' }],
    })
  }
  const text = sentences.join('')
  const document = {
    id,
    title: `某省第${index % 1000}县改革综述`,
    region,
    year: 2010 + (index % 15),
    path: `${id}.txt`,
    sha256: '0'.repeat(64),
    text,
  }
  return { document, entities: [...entities.values()], relations, issues: [] }
}

const CLAIMS = [
  (below) => ['ESTABLISHED', 'Institution', below(2000)],
  (below) => ['RECEIVED', 'Honor', below(500)],
  (below) => ['ISSUED', 'Policy', below(1000)],
]

function entity(id, type, name) {
  return { id, type, name, aliases: [], properties: {}, mentions: [] }
}
