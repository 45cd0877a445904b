/** `review`: the pairs of names that no rule settles, for a person: rows that go into `seeds/decisions.tsv`, with a sentence for each name. */
import { join } from 'node:path'
import { InputError, UsageError } from '../errors.ts'
import { byPromise, doubtsOf, type Doubt } from '../graph/doubts.ts'
import { gatherNames, type Known } from '../graph/named.ts'
import { formOf } from '../form.ts'
import type { Decision, Span } from '../model.ts'
import { PATHS } from '../paths.ts'
import { loadSeeds } from '../seeds/load.ts'
import { readDocument, readDocuments } from '../store/folder.ts'
import { inert, text, type Args, type Command, type Io } from './command.ts'

const LIMIT = 50
/** Characters of a sentence that are shown on each side of a name. */
const AROUND = 40

export const review: Command = {
  name: 'review',
  summary: 'lists pairs of names that may be one thing, as rows for seeds/decisions.tsv',
  usage: '[options]',
  options: {
    limit: { type: 'string', value: 'N', note: `at most so many pairs, the likeliest first (default: ${String(LIMIT)}; 0: all)` },
    type: { type: 'string', value: 'TYPE', note: 'only pairs of this type of entity' },
  },
  examples: ['reformgraph review --graph graph', 'reformgraph review --type Measure --limit 0 > doubts.tsv', 'reformgraph review --json'],
  run: runReview,
}

/** A name as it is shown: how often it is spoken of, and one sentence that does. */
interface Shown {
  readonly id: string
  readonly name: string
  readonly documents: number
  readonly relations: number
  readonly evidence: { readonly document: string; readonly sentence: string } | undefined
}

interface Pair {
  readonly type: string
  readonly a: Shown
  readonly b: Shown
  readonly why: string
}

async function runReview(args: Args, io: Io): Promise<void> {
  if (args.positionals.length > 0) throw new UsageError(`review takes no words, only options: ${args.positionals.join(' ')}`)
  const limit = limitOf(text(args, 'limit'))
  const { decisions, ontology } = await loadSeeds(PATHS.seeds)
  const type = text(args, 'type')
  if (type !== undefined && !ontology.nodes.some(({ name }) => name === type))
    throw new UsageError(`there is no type ${type}; there are ${ontology.nodes.map(({ name }) => name).join(', ')}`)
  const things = await gatherNames(readDocuments(args.graph))
  if (things.documents === 0)
    throw new InputError(`${args.graph} holds no graph; build one: reformgraph build <folder> --graph ${args.graph}`)
  const all = [...doubtsOf(things.known), ...things.ambiguous].filter(isOpen(decisions)).toSorted(byPromise)
  const wanted = all.filter(({ a }) => type === undefined || a.type === type)
  const listed = wanted.slice(0, limit)
  const sentences = await sentencesOf(args.graph, new Set(listed.flatMap(({ a, b }) => [a, b])))
  const pairs = listed.map(({ a, b, why }): Pair => ({ type: a.type, a: shown(a, sentences), b: shown(b, sentences), why }))
  if (args.json) await io.print(`${JSON.stringify({ pairs, total: wanted.length }, null, 1)}\n`)
  else for (const pair of pairs) await io.print(`${linesOf(pair).join('\n')}\n`)
  io.note(
    wanted.length === 0
      ? 'no pair of names is in doubt'
      : `${String(pairs.length)} of ${String(wanted.length)} pairs; write same or different for ?, give the reason, put the rows into ${join(PATHS.seeds, 'decisions.tsv')} and build again`,
  )
}

function limitOf(given: string | undefined): number {
  if (given === undefined) return LIMIT
  if (!/^\d{1,9}$/.test(given)) throw new UsageError(`--limit needs a number, not ${given}`)
  return given === '0' ? Infinity : Number(given)
}

/** Whether no verdict speaks of a pair. */
function isOpen(decisions: readonly Decision[]): (doubt: Doubt) => boolean {
  const said = new Set(decisions.map(({ type, a, b }) => pairKey(type, a, b)))
  return ({ a, b }) => !said.has(pairKey(a.type, a.name, b.name)) && !said.has(pairKey(a.type, a.called, b.called))
}

function pairKey(type: string, ...names: readonly string[]): string {
  return [type, ...names.map(formOf).toSorted()].join('\n')
}

function shown(thing: Known, sentences: ReadonlyMap<Known, string>): Shown {
  const { id, name, documents, relations, first } = thing
  const sentence = sentences.get(thing)
  const evidence = first && sentence !== undefined ? { document: first.document, sentence } : undefined
  return { id, name, documents: documents.size, relations, evidence }
}

/** The sentence of the first mention of each of these; every document is read once. */
async function sentencesOf(folder: string, things: ReadonlySet<Known>): Promise<ReadonlyMap<Known, string>> {
  const byDocument = new Map<string, Known[]>()
  for (const thing of things)
    if (thing.first) byDocument.set(thing.first.document, [...(byDocument.get(thing.first.document) ?? []), thing])
  const sentences = new Map<Known, string>()
  for (const [document, named] of byDocument) {
    const graph = await readDocument(folder, document)
    if (graph) for (const thing of named) if (thing.first) sentences.set(thing, sentenceAround(graph.document.text, thing.first.span))
  }
  return sentences
}

function sentenceAround(whole: string, { start, end }: Span): string {
  const before = whole.slice(Math.max(0, start - AROUND), start)
  const after = whole.slice(end, end + AROUND)
  const stop = after.search(/[。\n]/)
  const opening = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n')) + 1)
  return `${opening}${whole.slice(start, end)}${stop < 0 ? after : after.slice(0, stop + 1)}`.trim()
}

/** A pair as lines of `decisions.tsv`: what it rests on as comments, then the row. */
function linesOf({ type, a, b, why }: Pair): string[] {
  return [...[a, b].map((one) => inert(`# ${remark(one)}`)), [type, a.name, b.name, '?', why].map(inert).join('\t')]
}

function remark({ name, documents, relations, evidence }: Shown): string {
  const said = evidence ? `: ${evidence.sentence} [${evidence.document}]` : ''
  return `${name} (documents: ${String(documents)}, relations: ${String(relations)})${said}`
}
