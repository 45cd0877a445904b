/**
 * Entities and their places → Relation[]. For each thing the learned model says whether and how somebody has to do with it, rules
 * say who: the subject of the sentence or the document's region; a second model says the stage. What the text only cites as
 * another place's, or as a call, becomes no relation.
 */
import type { Cue, Doc, Entity, Evidence, Properties, Relation, Span, Stage, Tokens } from '../model.ts'
import { createClaims } from './claims.ts'
import type { Claim } from './claims.ts'
import { visitHashes } from './features.ts'
import type { Cues } from './features.ts'
import { leadsOf } from './leads.ts'
import { isNotDone } from './undone.ts'
import { isAgreedWith, sidesOf } from './partners.ts'
import { quantityOf } from './quantity.ts'
import { recipientsOf } from './recipients.ts'
import { createScene, placeOf, termOf } from './scene.ts'
import type { Placed, Scene } from './scene.ts'
import { normalised } from './softmax.ts'
import type { Softmax } from './softmax.ts'
import { createStager } from './stages.ts'
import type { Read } from './stages.ts'
import { subjectsOf } from './subjects.ts'
import { createTally } from './tally.ts'
import type { Tally } from './tally.ts'
import { yearAt } from './year.ts'

export interface RelationModel {
  /** Labels: names of relations, and `none`. */
  readonly roles: Softmax
  readonly stages: Softmax
  readonly cues: Cues
  readonly ranks: ReadonlyMap<string, number>
}

export interface RelateInput {
  readonly doc: Doc
  readonly words: Tokens
  readonly entities: readonly Entity[]
  /** Id of the region that the document speaks for, and ids of all that it lies in. */
  readonly region: string | undefined
  readonly above: readonly string[]
}

/** What may be said of a thing of a type, and who may be the subject. */
const ROLES: Readonly<
  Record<string, { readonly relations: readonly string[]; readonly subjects: ReadonlySet<string>; readonly threshold: number }>
> = {
  Measure: { relations: ['ADOPTED'], subjects: new Set(['Region']), threshold: 0.5 },
  Program: { relations: ['ADOPTED'], subjects: new Set(['Region']), threshold: 0.5 },
  Institution: { relations: ['ESTABLISHED', 'PARTNERED_WITH'], subjects: new Set(['Region']), threshold: 0.5 },
  Policy: { relations: ['ISSUED'], subjects: new Set(['Institution']), threshold: 0.4 },
  Honor: { relations: ['RECEIVED'], subjects: new Set(['Region', 'Institution', 'Measure', 'Program']), threshold: 0.4 },
  Region: { relations: ['PARTNERED_WITH'], subjects: new Set(['Region']), threshold: 0.5 },
}

export function rolesOf(type: string): readonly string[] {
  return ROLES[type]?.relations ?? []
}

export function cuesByWord(cues: readonly Cue[]): Cues {
  return new Map(cues.map(({ word, role, stage }) => [word, { role, stage, term: termOf(`${role}/${stage ?? ''}`) }]))
}

export function rankStages(stages: readonly Stage[]): ReadonlyMap<string, number> {
  return new Map(stages.map(({ name, rank }) => [name, rank]))
}

export function sceneOf({ doc, words, entities }: RelateInput): Scene {
  const placed = entities.flatMap(({ id, type, mentions }) => mentions.map(({ start, end }): Placed => ({ start, end, entity: id, type })))
  return createScene(
    doc,
    words,
    placed.toSorted((a, b) => a.start - b.start || b.end - a.end),
  )
}

export function relate(input: RelateInput, model: RelationModel): Relation[] {
  const scene = sceneOf(input)
  const governing = new Set([...(input.region === undefined ? [] : [input.region]), ...input.above])
  const { region } = input
  const around = new Set([...governing, ...outerAreas(input)])
  const below = belowOf(input)
  const claims = createClaims(model.ranks)
  const sameProperties = createProperties()
  for (const reads of readsByParagraph(scene, model)) {
    const stageOf = createStager(scene, reads, model)
    const reading: Reading = {
      scene,
      region,
      governing,
      around,
      below,
      stageOf,
      sameProperties,
      evidenceOf: sentenceEvidence(input.doc.written.text),
    }
    for (const read of reads) claimsAbout(reading, read, model).forEach(claims.add)
  }
  leadership(scene, input, model).forEach(claims.add)
  locations(scene, input).forEach(claims.add)
  return claims.relations(input.doc.id)
}

/** A function that gives a sentence as evidence: one for all that is read in it. */
function sentenceEvidence(text: string): Reading['evidenceOf'] {
  const known = new Map<Span, Evidence>()
  return (sentence) => {
    const { start, end } = sentence
    const evidence = known.get(sentence) ?? { start, end, quote: text.slice(start, end), rule: 'model/roles' }
    known.set(sentence, evidence)
    return evidence
  }
}

/** What the models say of each mention, for the mentions of one paragraph at a time: stages are settled among them. */
function* readsByParagraph(scene: Scene, model: RelationModel): Generator<Read[]> {
  const tally = tallyOf(model)
  let reads: Read[] = []
  let last = -1
  for (const mention of scene.placed) {
    if (ROLES[mention.type] === undefined) continue
    const { paragraph } = placeOf(scene, mention).sentence
    if (paragraph !== last && reads.length > 0) {
      yield reads
      reads = []
    }
    last = paragraph
    tally.begin(mention.type)
    visitHashes(scene, mention, model.cues, tally.add)
    const [roles = [], stages = []] = tally.scores()
    reads.push({ mention, roles, stages })
  }
  if (reads.length > 0) yield reads
}

const tallies = new WeakMap<RelationModel, Tally>()

/** The tables of a model, made once. */
export function tallyOf(model: RelationModel): Tally {
  const known = tallies.get(model)
  if (known) return known
  const tally = createTally([model.roles, model.stages])
  tallies.set(model, tally)
  return tally
}

/** What all claims of a document rest on. */
interface Reading {
  readonly scene: Scene
  readonly region: string | undefined
  /** The document's region and all that it lies in. */
  readonly governing: ReadonlySet<string>
  /** … and the areas that it is a part of, or that lie elsewhere: naming them is no change of subject. */
  readonly around: ReadonlySet<string>
  /** Ids of the places that lie in the document's region. */
  readonly below: ReadonlySet<string>
  readonly stageOf: (read: Read) => string | undefined
  readonly sameProperties: SameProperties
  readonly evidenceOf: (sentence: Span) => Evidence
}

/** Areas of no one region (京津冀) that do not lie in the document's: what is said of them, the document's region takes part in. */
function outerAreas({ entities, region }: RelateInput): string[] {
  const outer = entities.filter(
    ({ properties: { level, parent, province } }) => level === 'area' && parent !== region && province !== region,
  )
  return outer.map(({ id }) => id)
}

function belowOf({ entities, region }: RelateInput): ReadonlySet<string> {
  const inside = entities.filter(
    ({ properties: { parent, province } }) => region !== undefined && (parent === region || province === region),
  )
  return new Set(inside.map(({ id }) => id).filter((id) => id !== region))
}

/** What one mention of a thing says of it. */
function claimsAbout(whole: Reading, reading: Read, model: RelationModel): Claim[] {
  const { scene } = whole
  const { mention } = reading
  const role = ROLES[mention.type]
  if (!role) return []
  const { governing } = whole
  if (mention.type === 'Region' && governing.has(mention.entity) && !hasPartner(scene, mention, governing)) return []
  if (isNotDone(scene, mention, model.cues)) return []
  const chances = normalised(
    reading.roles,
    model.roles.labels.map((label) => label === 'none' || role.relations.includes(label)),
  )
  const place = placeOf(scene, mention)
  const evidence = whole.evidenceOf(place.sentence)
  const heading = place.section?.heading !== undefined && mention.end <= place.section.heading.end
  return role.relations.flatMap((type) => {
    const agreed = type === 'PARTNERED_WITH' && isAgreedWith(scene, mention, PARTNERS)
    const weight = agreed ? 1 : (chances[model.roles.labels.indexOf(type)] ?? 0)
    if (weight < role.threshold) return []
    const { around, below, region } = whole
    const sources = sourcesOf(scene, { type, mention, types: role.subjects, governing: around, below, region })
    const properties = propertiesOf(whole, reading, type)
    return sources
      .filter((source) => source !== mention.entity)
      .map((source): Claim => ({ type, source, target: mention.entity, properties, evidence, weight, heading }))
  })
}

interface SourceQuery {
  readonly type: string
  readonly mention: Placed
  readonly types: ReadonlySet<string>
  readonly governing: ReadonlySet<string>
  readonly below: ReadonlySet<string>
  readonly region: string | undefined
}

const PARTNERS: ReadonlySet<string> = new Set(['Region', 'Institution'])

/** Whether another stands before it who works with it (甲市与大观区签约). */
function hasPartner(scene: Scene, mention: Placed, governing: ReadonlySet<string>): boolean {
  return sidesOf(scene, mention, PARTNERS)?.others.some(({ entity }) => !governing.has(entity)) ?? false
}

/** Who it is that a relation starts at: as the sentence says, else the document's region; nobody where the sentence rules it out. */
function sourcesOf(scene: Scene, { type, mention, types, governing, below, region }: SourceQuery): string[] {
  const own = region === undefined ? [] : [region]
  const sides = type === 'PARTNERED_WITH' ? sidesOf(scene, mention, PARTNERS) : undefined
  if (type === 'PARTNERED_WITH' && !sides) return []
  const said = sides && sides.others.length > 0 ? sides.others : type === 'RECEIVED' ? recipientsOf(scene, mention, types) : undefined
  const named = said ?? subjectsOf(scene, { target: mention, types, governing, below })
  const entities = named.map(({ entity }) => entity)
  return entities.length > 0 ? [...new Set(entities)] : own
}

const STAGED: ReadonlySet<string> = new Set(['ADOPTED', 'ESTABLISHED', 'ISSUED'])
const COUNTED: ReadonlySet<string> = new Set(['ADOPTED', 'ESTABLISHED', 'RECEIVED'])

/** Stage and year as properties: one object for all claims that have the same. */
type SameProperties = (stage: string | undefined, year: number | undefined) => Properties

function createProperties(): SameProperties {
  const known = new Map<string, Properties>()
  return (stage, year) => {
    const key = `${stage ?? ''}/${String(year ?? '')}`
    const before = known.get(key)
    if (before) return before
    const properties = { ...(stage !== undefined && { stage }), ...(year !== undefined && { year }) }
    known.set(key, properties)
    return properties
  }
}

function propertiesOf({ scene, stageOf, sameProperties }: Reading, reading: Read, type: string): Properties {
  const { doc } = scene
  const { mention } = reading
  const { sentence } = placeOf(scene, mention)
  const year = yearAt(doc.text.slice(sentence.start, sentence.end), mention.start - sentence.start, doc.year)
  const quantity = COUNTED.has(type) ? quantityOf(doc.text, mention.start, mention.end) : undefined
  const stage = STAGED.has(type) ? stageOf(reading) : undefined
  const properties = sameProperties(stage, year)
  return quantity ? { ...properties, ...quantity } : properties
}

const PRACTICES: ReadonlySet<string> = new Set(['Measure', 'Program'])
const INSTITUTIONS: ReadonlySet<string> = new Set(['Institution'])

function leadership(scene: Scene, { doc }: RelateInput, { cues }: RelationModel): Claim[] {
  return leadsOf(scene, { practices: PRACTICES, institutions: INSTITUTIONS }, cues).map(({ practice, institution }) => {
    const sentences = [placeOf(scene, practice).sentence, placeOf(scene, institution).sentence]
    const [start, end] = [Math.min(...sentences.map((one) => one.start)), Math.max(...sentences.map((one) => one.end))]
    const year = yearAt(doc.text.slice(start, end), institution.start - start, doc.year)
    const evidence: Evidence = { start, end, quote: doc.written.text.slice(start, end), rule: 'cue/led-by' }
    return {
      type: 'LED_BY',
      source: practice.entity,
      target: institution.entity,
      properties: year === undefined ? {} : { year },
      evidence,
      weight: 1,
    }
  })
}

/** A larger place's name right before a smaller one's, or at its head (老河口市张集镇): the naming shows where it lies. */
function locations({ doc, placed }: Scene, { entities }: RelateInput): Claim[] {
  const parents = new Map(entities.map(({ id, properties }) => [id, properties.parent]))
  return placed.flatMap((one, index) => {
    const parent = parents.get(one.entity)
    if (typeof parent !== 'string') return []
    const larger = placed
      .slice(Math.max(0, index - 3), index + 4)
      .find((other) => other.entity === parent && (other.start === one.start || other.end === one.start))
    if (!larger) return []
    const [start, end] = [larger.start, one.end]
    const evidence: Evidence = { start, end, quote: doc.written.text.slice(start, end), rule: 'naming' }
    return [{ type: 'LOCATED_IN', source: one.entity, target: parent, properties: {}, evidence, weight: 1 }]
  })
}
