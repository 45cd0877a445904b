/**
 * What the README shows of the program: each generated part stands between `<!-- shown: zh|en WHAT -->` and `<!-- /shown -->` and is made here
 * from the program's own output, the questions, the ontology and the figures beside the weights.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeDocument } from '../../src/graph/document.ts'
import type { BuildReport } from '../../src/build.ts'
import { defaultOf, LIMIT_OPTIONS } from '../../src/commands/limits.ts'
import type { Score } from '../../src/learn/score.ts'
import type { Ontology, Question, Row, Words } from '../../src/model.ts'
import { CAPABILITIES } from '../../src/store/capabilities.ts'
import { reformgraph } from './cli.ts'

export type Language = keyof Words

/** What the parts are made from. */
export interface World {
  readonly ontology: Ontology
  readonly questions: readonly Question[]
  /** The graph of the shipped corpus, and what its build reported. */
  readonly graph: string
  readonly report: BuildReport
  readonly weights: {
    readonly gold: number
    readonly annotations: number
    readonly folds: number
    readonly figures: Figures
    readonly heldOut: { readonly documents: number; readonly figures: Figures }
  }
  /** Figures on held-out documents without each part of the extractor; none where those are not at hand: the table then stays. */
  readonly ablation: ReadonlyMap<string, Score> | undefined
}

type Figures = Readonly<Record<string, number>>

const PART = /<!-- shown: (zh|en) (.+?) -->\n([\s\S]*?)<!-- \/shown -->/g

export interface Part {
  readonly language: Language
  readonly what: string
  readonly text: string
}

export function partsOf(readme: string): Part[] {
  return [...readme.matchAll(PART)].map(([, language, what = '', text = '']) => ({ language: language === 'zh' ? 'zh' : 'en', what, text }))
}

/** The README with every part made anew. */
export async function renewed(readme: string, world: World): Promise<string> {
  const made = new Map<string, string>()
  for (const { language, what, text } of partsOf(readme))
    made.set(`${language} ${what}`, what === 'ablation' && !world.ablation ? text.trim() : await shown(what, language, world))
  return readme.replaceAll(
    PART,
    (_, language: string, what: string) =>
      `<!-- shown: ${language} ${what} -->\n\n${made.get(`${language} ${what}`) ?? ''}\n\n<!-- /shown -->`,
  )
}

/** What stands in one part. */
async function shown(what: string, language: Language, world: World): Promise<string> {
  const [kind = '', ...words] = what.split(' ')
  const make = MAKERS[kind]
  if (!make) throw new Error(`nothing makes “${what}”`)
  return make(world, language, words)
}

type Maker = (world: World, language: Language, words: readonly string[]) => string | Promise<string>

const MAKERS: Readonly<Record<string, Maker>> = {
  corpus: corpusLine,
  ask: answer,
  browser: browserAnswer,
  relation: storedRelation,
  explain: explanation,
  questions: questionTable,
  types: typeTable,
  relations: relationTable,
  stages: stageTable,
  quality: figureTable,
  ablation: ablationTable,
  limits: limitTable,
  engines: engineTable,
}

function corpusLine({ report }: World, language: Language): string {
  const [documents, characters, nodes, edges] = [report.extracted.length, report.characters, report.nodes ?? 0, report.edges ?? 0].map(
    (value) => value.toLocaleString('en'),
  )
  return language === 'zh'
    ? `> ${documents} 篇文献，${characters} 字；建成的图谱有 ${nodes} 个点、${edges} 条边。`
    : `> ${documents} documents of ${characters} characters; the graph has ${nodes} nodes and ${edges} edges.`
}

/** `<question> [--argument value]… [: column…]`; without columns all that are not empty but ids. */
async function answer({ graph, questions }: World, language: Language, given: readonly string[]): Promise<string> {
  const end = given.includes(':') ? given.indexOf(':') : given.length
  const [words, named] = [given.slice(0, end), given.slice(end + 1)]
  const question = questions.find(({ name }) => name === words[0])
  if (!question) throw new Error(`there is no question ${words[0] ?? ''}`)
  const rows: readonly Row[] = JSON.parse(await output('ask', ...words, '--graph', graph, '--json'))
  if (rows.length === 0) throw new Error(`“ask ${words.join(' ')}” has no rows: show another question`)
  for (const name of named)
    if (!question.columns.some((column) => column.name === name)) throw new Error(`${question.name} has no column ${name}`)
  const columns = question.columns.filter(({ name }) =>
    named.length > 0 ? named.includes(name) : !name.endsWith('_id') && rows.some((row) => row[name] !== null),
  )
  const head = columns.map(({ label }) => label[language])
  const cells = rows.map((row) => columns.map(({ name }) => cellOf(row[name])))
  return `${fence('sh', `npx reformgraph ask ${words.join(' ')}`)}\n\n${table(head, cells)}`
}

/** `<question> [argument=value]… : column…`, as it is typed into the Neo4j Browser: `:param` for each argument, then the question's own text. */
async function browserAnswer(world: World, language: Language, given: readonly string[]): Promise<string> {
  const end = given.indexOf(':')
  const [name = '', ...pairs] = given.slice(0, end)
  const question = world.questions.find((one) => one.name === name)
  if (!question || question.computed !== undefined) throw new Error(`${name} is no question that a browser can ask`)
  const values = new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]))
  const params = question.parameters.map(({ name: key, type, default: usual }) => {
    const value = values.get(key) ?? String(usual)
    return `:param ${key} => ${type === 'integer' || type === 'boolean' ? value : `'${value}'`};`
  })
  const words = [...values].flatMap(([key, value]) => [`--${key}`, value])
  const [, rows = ''] = (await answer(world, language, [name, ...words, ...given.slice(end)])).split('```\n\n')
  return `${fence('cypher', [...params, question.text].join('\n'))}\n\n${rows}`
}

function cellOf(value: Row[string] | undefined): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'object' ? value.join('、') : String(value)
  return text.replaceAll(/[\\`*_<~[\]]/g, String.raw`\$&`)
}

/** One relation as `documents/<id>.json` holds it. */
function storedRelation({ graph }: World, _: Language, [id = '', target = '']: readonly string[]): string {
  const document = decodeDocument(readFileSync(join(graph, 'documents', `${id}.json`), 'utf8'))
  const found = document.relations.find((relation) => relation.target === target)
  if (!found) throw new Error(`${id} has no relation to ${target}`)
  const { properties, evidence, ...rest } = found
  return fence('json', JSON.stringify({ ...rest, ...properties, evidence }, null, 2))
}

async function explanation(_: World, __: Language, words: readonly string[]): Promise<string> {
  return `${fence('sh', `npx reformgraph explain ${words.join(' ')}`)}\n\n${fence('text', (await output('explain', ...words)).trim())}`
}

function questionTable({ questions }: World, language: Language): string {
  const stop = language === 'zh' ? '。' : '. '
  const rows = questions.map(({ name, title, note, parameters }) => [
    `\`${name}\``,
    `${title[language]}${stop}${note[language]}`,
    parameters.map((one) => (one.default === undefined ? `\`--${one.name}\`` : `[\`--${one.name}\`]`)).join(' '),
  ])
  return table(language === 'zh' ? ['问题', '回答什么', '参数'] : ['Question', 'What it answers', 'Arguments'], rows)
}

function typeTable({ ontology }: World, language: Language): string {
  const rows = ontology.nodes.map(({ name, label, note }) => [`\`${name}\``, label[language], note[language]])
  return table(language === 'zh' ? ['类型', '名称', '是什么'] : ['Type', 'Label', 'What it is'], rows)
}

function relationTable({ ontology }: World, language: Language): string {
  const rows = ontology.edges.map(({ name, label, note, from, to }) => [
    `\`${name}\``,
    label[language],
    `${from.join(', ')} → ${to.join(', ')}`,
    note[language],
  ])
  return table(language === 'zh' ? ['关系', '名称', '从 → 到', '说的是'] : ['Relation', 'Label', 'From → to', 'It says'], rows)
}

function stageTable({ ontology }: World, language: Language): string {
  const rows = ontology.stages
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ name, label, rank }) => [String(rank), `\`${name}\``, label[language]])
  return table(language === 'zh' ? ['次序', '阶段', '名称'] : ['Order', 'Stage', 'Label'], rows)
}

function engineTable(_: World, language: Language): string {
  const [can, here, there] = language === 'zh' ? ['能做什么', 'LadybugDB', 'Neo4j 5'] : ['can', 'LadybugDB', 'Neo4j 5']
  const rows = Object.values(CAPABILITIES).map(({ note, engines }) => [
    note[language],
    ...[engines.ladybug, engines.neo4j].map((has) => (has ? '✓' : '')),
  ])
  return table([can, here, there], rows)
}

function limitTable(_: World, language: Language): string {
  const rows = LIMIT_OPTIONS.map((option) => [`\`--${option.name} ${option.value}\``, option.words[language], defaultOf(option)])
  return table(language === 'zh' ? ['选项', '限制什么', '默认'] : ['Option', 'What it limits', 'Default'], rows, 2)
}

/** What figures that are no type's are called. */
const SUMS: Readonly<Record<string, Words>> = {
  Practice: { zh: '举措和项目合为一类', en: 'Measures and programs as one' },
  entities: { zh: '**全部实体**', en: '**All entities**' },
  'entities (strict)': { zh: '全部实体（严格）', en: 'All entities (strict)' },
  'entities (Measure and Program as one)': { zh: '全部实体（举措和项目不分）', en: 'All entities (measures and programs as one)' },
  relations: { zh: '**全部关系**', en: '**All relations**' },
  stage: { zh: '阶段（判断正确的比例）', en: 'Stage (share that is right)' },
}

function figureTable({ weights: { gold, annotations, folds, figures, heldOut }, ontology }: World, language: Language): string {
  const types = new Map([...ontology.nodes, ...ontology.edges].map(({ name, label }) => [name, label]))
  const rows = Object.entries(figures).map(([name, value]) => {
    const label = SUMS[name] ?? types.get(name)
    if (!label) throw new Error(`the figure “${name}” has no label`)
    return [label[language], value.toFixed(3), heldOut.figures[name]?.toFixed(3) ?? '']
  })
  const lead =
    language === 'zh'
      ? `F1：在 ${gold} 份人工标注的文献和段落上做 ${folds} 折交叉验证（各折的标注不用于学习；另有 ${annotations} 段只用于学习的标注，其中与被打分者同一地区的不用），以及在 ${heldOut.documents} 份从未看过、只用来打分的文献上（\`npm run train\` 同时算出这两列）：`
      : `F1 by cross-validation in ${folds} folds of ${gold} annotated documents and passages (none is scored by weights that learned from it; ${annotations} further passages serve for learning only, but those of the regions that are being scored), and on ${heldOut.documents} documents that were only ever scored, never read (\`npm run train\` works out both):`
  const head = language === 'zh' ? ['对象', '交叉验证', '留出文献'] : ['Of', 'Cross-validated', 'Held out']
  return `${lead}\n\n${table(head, rows, 1)}`
}

/** What is left out, in words. */
const LEFT_OUT: Readonly<Record<string, Words>> = {
  nothing: { zh: '什么都不去掉', en: 'nothing' },
  lexicon: { zh: '词库（提示、词、统一名称都不用）', en: 'the lexicon (as hints, words and names of things)' },
  patterns: { zh: '规则', en: 'the patterns' },
  identity: { zh: '同一判定（每种写法各算一个）', en: 'identity (every spelling is a thing of its own)' },
  weights: {
    zh: '学来的权重（取最长的已知写法，一律算本地采纳，阶段取最常见的）',
    en: 'what was learned (the longest known form is taken, the document’s region did it, at the commonest stage)',
  },
}

function ablationTable({ ablation }: World, language: Language): string {
  const rows = [...(ablation ?? [])].map(([part, { figures, stage }]) => [
    LEFT_OUT[part]?.[language] ?? part,
    ...['entities', 'relations'].map((name) => figures[name]?.f1.toFixed(3) ?? ''),
    (stage.right / stage.of).toFixed(3),
  ])
  return table(language === 'zh' ? ['去掉', '实体', '关系', '阶段'] : ['Without', 'Entities', 'Relations', 'Stage'], rows, 1)
}

/** A table in Markdown; columns from `right` on stand on the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[], right = Infinity): string {
  return [head, head.map((_, at) => (at >= right ? '---:' : '---')), ...rows].map(tableLine).join('\n')
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``
}

const printed = new Map<string, Promise<string>>()

/** What the command line prints; the same words are run once, both languages show it. */
function output(...words: readonly string[]): Promise<string> {
  const line = words.join(' ')
  const known = printed.get(line)
  if (known) return known
  const running = reformgraph(...words).then(({ code, out, err }) => {
    if (code !== 0) throw new Error(`reformgraph ${line} ended with ${String(code)}: ${err}`)
    return out
  })
  printed.set(line, running)
  return running
}
