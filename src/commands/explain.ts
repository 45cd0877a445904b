/** `explain`: why a document's mentions and relations were found, and what was not: the candidates, their chances, the rules. */
import { InputError, UsageError } from '../errors.ts'
import { createExplainer, type Explanation } from '../extract.ts'
import type { DocumentGraph, Relation } from '../model.ts'
import { PATHS } from '../paths.ts'
import { loadSeeds } from '../seeds/load.ts'
import { inert, text, type Args, type Command, type Io } from './command.ts'
import { limitOptions, limitsOf } from './limits.ts'
import { oneDocument } from './one-document.ts'

/** Characters of the text that are shown on each side of a place. */
const AROUND = 24
/** Candidates and labels that are shown, likeliest first. */
const RIVALS = 6
const LIKELY = 3

export const explain: Command = {
  name: 'explain',
  summary: 'why each mention and relation of a document was found, or was not',
  usage: '<file> [--at TEXT] [options]',
  options: {
    at: { type: 'string', value: 'TEXT', note: 'only where this stands in the document (default: every mention that was found)' },
    document: { type: 'string', value: 'ID', note: 'which document of a folder, an archive or a table, where there are several' },
    'text-column': { type: 'string', value: 'NAME', note: 'the column of a table that holds the texts' },
    name: { type: 'string', value: 'NAME', note: 'what standard input (-) is called: report.docx' },
    ...limitOptions,
  },
  examples: [
    'reformgraph explain report.docx --at 河长制',
    'reformgraph explain report.docx --json',
    'reformgraph explain reports.zip --document reports.zip/2023',
  ],
  run: runExplain,
}

async function runExplain(args: Args, io: Io): Promise<void> {
  const [path, ...more] = args.positionals
  if (path === undefined || more.length > 0) throw new UsageError('explain needs one file: reformgraph explain report.docx --at 河长制')
  const isInput = path === '-'
  if (isInput && !io.input) throw new InputError('- is standard input, and there is none here; name a file')
  const source = await oneDocument({
    path,
    document: text(args, 'document'),
    limits: limitsOf(args),
    textColumn: text(args, 'text-column'),
    input: isInput && io.input ? { bytes: io.input, name: text(args, 'name') } : undefined,
  })
  const at = text(args, 'at')
  const { graph, explanations } = createExplainer(await loadSeeds(PATHS.seeds))(source, at)
  if (at !== undefined && explanations.length === 0) throw new InputError(`“${at}” does not stand in ${path}`)
  if (args.json) {
    const { text: _, ...document } = graph.document
    await io.print(`${JSON.stringify({ document, explanations, relations: graph.relations }, null, 1)}\n`)
    return
  }
  for (const explanation of explanations) await io.print(`${linesOf(graph, explanation).map(inert).join('\n')}\n\n`)
}

/** One place as text: the words around it, the candidates over it, what was made of them. */
function linesOf(graph: DocumentGraph, { at, spans, mentions }: Explanation): string[] {
  const { text: whole } = graph.document
  const names = new Map(graph.entities.map(({ id, name }) => [id, name]))
  const around = `${whole.slice(Math.max(0, at.start - AROUND), at.start)}【${whole.slice(at.start, at.end)}】${whole.slice(at.end, at.end + AROUND)}`
  const relations = graph.relations.filter((relation) => restsOn(relation, new Set(mentions.map((mention) => mention.entity)), at))
  return [
    `${at.start}–${at.end}  …${around}…`,
    ...spans.slice(0, RIVALS).map(candidateLine),
    ...(spans.length > RIVALS ? [`  … ${spans.length - RIVALS} more candidates`] : []),
    ...mentions.flatMap(({ entity, role, stage }) => [
      `  → ${entity} (${names.get(entity) ?? ''})`,
      `    role  ${choice(role)}`,
      `    stage ${choice(stage)}`,
    ]),
    ...relations.map((relation) => `  ⇒ ${relationLine(relation)}`),
  ]
}

function candidateLine({ type, text: words, start, end, verdict, core, any, gain, rules }: Explanation['spans'][number]): string {
  const figures = `noted ${chance(core)}, noted or vague ${chance(any)}, gain ${gain.toFixed(2)}`
  return `  ${verdict === 'noted' ? '●' : '○'} ${type} “${words}” ${start}–${end}: ${verdict}; ${figures}${rules.length > 0 ? `; ${rules.join(', ')}` : ''}`
}

function choice({ chances, because }: Explanation['mentions'][number]['role']): string {
  const likely = Object.entries(chances)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, LIKELY)
    .map(([label, value]) => `${label} ${chance(value)}`)
  return `${likely.join(', ')}; because of ${because.map(({ feature, weight }) => `${feature} (+${weight.toFixed(1)})`).join(', ')}`
}

function chance(value: number): string {
  return `${(value * 100).toFixed(0)} %`
}

function restsOn({ source, target, evidence }: Relation, entities: ReadonlySet<string>, at: Explanation['at']): boolean {
  return (entities.has(source) || entities.has(target)) && evidence.some((one) => one.start <= at.start && at.end <= one.end)
}

function relationLine({ type, source, target, properties, evidence }: Relation): string {
  const values = Object.entries(properties).map(([name, value]) => `${name} ${String(value)}`)
  return `${source} ${type} ${target}${values.length > 0 ? ` (${values.join(', ')})` : ''}: “${evidence[0]?.quote ?? ''}” [${evidence[0]?.rule ?? ''}]`
}
