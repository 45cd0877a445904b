/**
 * Source → DocumentGraph: the whole way of one document, readable from top to bottom. Pure: the same source and seeds give the
 * same graph, whatever was read before.
 */
import { createIdentity, resolveEntities } from './entities/resolve.ts'
import type { Identity } from './entities/resolve.ts'
import type { RegionContext } from './entities/region.ts'
import { withHeapFor, withTightHeap } from './heap.ts'
import { explainMentions } from './mentions/explain.ts'
import type { ExplainedSpan } from './mentions/explain.ts'
import { decodeFilterModel } from './mentions/filter.ts'
import { findMentions } from './mentions/find.ts'
import type { FindModel } from './mentions/find.ts'
import { addHint, createHintList } from './mentions/hints.ts'
import type { HintList, Hints, Known as KnownHint } from './mentions/hints.ts'
import { createFinder, kindOf } from './mentions/known.ts'
import type { Finder } from './mentions/known.ts'
import { decodeMentionModel } from './mentions/model.ts'
import type { Doc, DocumentGraph, Entity, Mention, Seeds, Source, Span, Tokens } from './model.ts'
import { knownRegion } from './places/document-region.ts'
import { createGazetteer, ruleOf } from './places/gazetteer.ts'
import type { Gazetteer, PlaceName } from './places/gazetteer.ts'
import { findPlaces, meaningOf, nearnessOf } from './places/places.ts'
import type { Places } from './places/places.ts'
import { surePlaces } from './places/sure.ts'
import { cuesByWord, rankStages, relate, tallyOf } from './relations/relate.ts'
import type { RelateInput, RelationModel } from './relations/relate.ts'
import { explainRelations } from './relations/explain.ts'
import type { ExplainedMention } from './relations/explain.ts'
import { decodeSoftmax } from './relations/softmax.ts'
import { createBeginnings } from './trie.ts'
import type { Beginnings } from './trie.ts'
import { readDoc } from './text/doc.ts'
import { createFold } from './text/fold.ts'
import type { Fold } from './text/fold.ts'
import { reopen, spanIn } from './text/spacing.ts'
import { createSegmenter } from './text/words.ts'
import type { Segmenter } from './text/words.ts'

/** Seeds made ready for reading; shared by all documents. */
export interface Reader {
  readonly gazetteer: Gazetteer
  readonly finder: Finder
  readonly segment: Segmenter
  readonly identity: Identity
  readonly fold: Fold
  readonly beginnings: Beginnings
}

/** A document with all that is known of it before anything is weighed. */
export interface Reading {
  readonly doc: Doc
  readonly words: Tokens
  readonly places: Places
  readonly hints: Hints
}

/** A function that extracts one document. @throws {InputError} where the learned weights are missing or damaged */
export function createExtractor(seeds: Seeds): (source: Source) => DocumentGraph {
  const [reader, models] = withTightHeap(() => [createReader(seeds), modelsOf(seeds)])
  return (source) => withHeapFor(source.raw.length, () => extractWith(source, reader, models))
}

/** Why a document's graph is what it is, at every place where a text stands in it. */
export interface Explanation {
  readonly at: Span
  readonly spans: readonly ExplainedSpan[]
  readonly mentions: readonly ExplainedMention[]
}

/** A function that extracts one document and explains every place of a text in it (of each mention, where none is given). */
export function createExplainer(
  seeds: Seeds,
): (source: Source, text?: string) => { readonly graph: DocumentGraph; readonly explanations: Explanation[] } {
  const reader = createReader(seeds)
  const models = modelsOf(seeds)
  return (source, text) => {
    const reading = readUp(readDoc(source, reader.fold, reader.finder.nameAcross), reader)
    const { doc, words, hints } = reading
    const found = entitiesOf(reading, findMentions(doc, words, hints, reader.finder, models), reader)
    const graph = related(source, reading, found, reader, models.relations)
    const places = text === undefined ? graph.entities.flatMap(({ mentions }) => mentions) : placesOf(doc, text)
    const input = relateInput(reading, graph.entities, reader)
    const explanations = places
      .toSorted((a, b) => a.start - b.start || b.end - a.end)
      .map(({ start, end }): Explanation => {
        const at = { start, end }
        return {
          at,
          spans: explainMentions(doc, words, hints, { finder: reader.finder, model: models, at }),
          mentions: explainRelations(input, models.relations, at),
        }
      })
    return { graph: opened(doc, graph), explanations: explanations.map((one) => openedExplanation(doc, one)) }
  }
}

/** The graph of a text as the reader sees it. */
function opened({ spacing }: Doc, graph: DocumentGraph): DocumentGraph {
  return spacing ? reopen(graph, spacing) : graph
}

function openedExplanation({ spacing }: Doc, explanation: Explanation): Explanation {
  if (!spacing) return explanation
  const whole = spanIn(spacing)
  return {
    at: whole(explanation.at),
    spans: explanation.spans.map((one) => ({ ...one, ...whole(one) })),
    mentions: explanation.mentions.map((one) => ({ ...one, ...whole(one) })),
  }
}

/** Everything that was learned. */
export interface ReadModels extends FindModel {
  readonly relations: RelationModel
}

/** The learned weights of the seeds. @throws {InputError} where they are missing or damaged */
export function modelsOf(seeds: Seeds): ReadModels {
  const relations: RelationModel = {
    roles: decodeSoftmax(seeds.weights.roles, 'seeds/weights/roles.json'),
    stages: decodeSoftmax(seeds.weights.stages, 'seeds/weights/stages.json'),
    cues: cuesByWord(seeds.cues),
    ranks: rankStages(seeds.ontology.stages),
  }
  tallyOf(relations)
  return { filter: decodeFilterModel(seeds.weights.filter), mentions: decodeMentionModel(seeds.weights.mentions), relations }
}

/** Where a text stands in a document; with its own spaces, or without them. */
function placesOf(doc: Doc, sought: string): Span[] {
  const { text } = doc.written
  const part = text.includes(sought) ? sought : sought.replaceAll(' ', '')
  const places: Span[] = []
  if (part === '') return places
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) places.push({ start: at, end: at + part.length })
  return places
}

export function createReader(seeds: Seeds): Reader {
  const gazetteer = createGazetteer(seeds.regions, seeds.everyday)
  const finder = createFinder(seeds)
  return {
    gazetteer,
    finder,
    beginnings: createBeginnings([gazetteer.names, finder.texts]),
    segment: createSegmenter(seeds.lexemes.flatMap(({ surfaces }) => surfaces)),
    identity: createIdentity(seeds.lexemes, seeds.decisions),
    fold: createFold(seeds.script),
  }
}

/** Which of the lists of `Reader.beginnings` is which, as bits. */
const [PLACE, KNOWN] = [1, 2]

/** Everything up to the point where the learned models come in. */
export function readUp(doc: Doc, { gazetteer, finder, segment, beginnings }: Reader): Reading {
  const words = segment(doc)
  const begins = beginnings(doc.text)
  const places = findPlaces(doc, words, gazetteer, (offset) => ((begins[offset] ?? 0) & PLACE) !== 0)
  const mayBegin = (offset: number): boolean => ((begins[offset] ?? 0) & KNOWN) !== 0
  const hints = finder.hints(doc, { mayBegin, beside: placeHints(doc, places, gazetteer) })
  return { doc, words, places, hints }
}

function extractWith(source: Source, reader: Reader, models: ReadModels): DocumentGraph {
  const { graph, spacing } = extractClosed(source, reader, models)
  return spacing ? reopen(graph, spacing) : graph
}

/** The graph of a text without the spaces that part what belongs together, and these. */
function extractClosed(source: Source, reader: Reader, models: ReadModels): { readonly graph: DocumentGraph } & Pick<Doc, 'spacing'> {
  const { found, ...known } = findAll(readDoc(source, reader.fold, reader.finder.nameAcross), reader, models)
  return { graph: related(source, known, found, reader, models.relations), spacing: known.doc.spacing }
}

/** What is left of a document when its entities are found. */
interface Known extends Pick<Reading, 'doc' | 'words'> {
  readonly places: Pick<Places, 'region' | 'issues'>
}
type Found = ReturnType<typeof resolveEntities>

/** Doc → entities. Hints, names of places and mentions, which relations do not need, are let go. */
function findAll(doc: Doc, reader: Reader, models: ReadModels): Known & { readonly found: Found } {
  const { words, places, hints } = readUp(doc, reader)
  const found = entitiesOf({ doc, places }, findMentions(doc, words, hints, reader.finder, models), reader)
  const { region, issues } = places
  return { doc, words, places: { region, issues }, found }
}

function entitiesOf(
  { doc, places }: Pick<Reading, 'doc' | 'places'>,
  mentions: readonly Mention[],
  { gazetteer, identity }: Reader,
): Found {
  const all = [...mentions, ...surePlaces(doc, places, mentions, gazetteer)].toSorted((a, b) => a.start - b.start || b.end - a.end)
  return resolveEntities(all, identity, regionContext(doc, places, gazetteer))
}

/** Mentions → entities → relations → the stored form. */
export function assemble(
  source: Pick<Source, 'issues'>,
  known: Omit<Reading, 'hints'>,
  mentions: readonly Mention[],
  reader: Reader,
  model: RelationModel,
): DocumentGraph {
  return opened(known.doc, related(source, known, entitiesOf(known, mentions, reader), reader, model))
}

function related(
  source: Pick<Source, 'issues'>,
  known: Known,
  { entities, issues }: Found,
  reader: Reader,
  model: RelationModel,
): DocumentGraph {
  const { doc, places } = known
  const input = relateInput(known, entities, reader)
  const { id, written, year, date, url, path, sha256 } = doc
  return {
    document: { id, title: written.title, region: input.region, year, date, url, path, sha256, text: written.text },
    entities,
    relations: relate(input, model),
    issues: [...source.issues, ...places.issues, ...issues],
  }
}

function relateInput({ doc, words, places }: Known, entities: readonly Entity[], { gazetteer }: Reader): RelateInput {
  const [region, ...above] = places.region ? gazetteer.lineage(places.region).map(({ code }) => `Region:${code}`) : []
  return { doc, words, entities, region, above }
}

/** What the gazetteer knows; of a name the same wherever it stands in a document. */
function placeHints({ year }: Doc, { names, region }: Places, gazetteer: Gazetteer): HintList {
  const hints = createHintList()
  const [full, shortened] = [new Map<PlaceName['records'], KnownHint>(), new Map<PlaceName['records'], KnownHint>()]
  for (const { start, end, records, short } of names) {
    const known = short ? shortened : full
    const hint = known.get(records) ?? placeHint({ records, short }, { year, region }, gazetteer)
    known.set(records, hint)
    addHint(hints, start, end, hint)
  }
  return hints
}

function placeHint(
  { records, short }: Pick<PlaceName, 'records' | 'short'>,
  { year, region }: Pick<Doc, 'year'> & Pick<Places, 'region'>,
  gazetteer: Gazetteer,
): KnownHint {
  const [meant = records[0]] = meaningOf(records, region, year, gazetteer)
  const nearness = meant ? nearnessOf(meant, region, gazetteer) : 'far'
  const kind = kindOf('place', `${meant?.level ?? ''}/${String(short)}/${nearness}`)
  return { kind, type: 'Region', rule: meant ? ruleOf(meant) : '', name: undefined }
}

function regionContext(doc: Doc, places: Places, gazetteer: Gazetteer): RegionContext {
  return {
    document: doc.id,
    text: doc.text,
    written: doc.written.text,
    region: places.region,
    names: (start, end) => gazetteer.find(doc.text, start, end),
    parts: (name) => gazetteer.find(name, 0, name.length),
    known: (name) => knownRegion(name, doc.year, gazetteer),
    meaning: (records, within) => {
      const inside = within ? records.filter((record) => gazetteer.lineage(record).some(({ code }) => code === within.code)) : records
      return meaningOf(inside.length > 0 ? inside : records, places.region, doc.year, gazetteer)
    },
    fullName: (region) => gazetteer.fullName(region),
    lineage: (region) => gazetteer.lineage(region),
  }
}
