/**
 * The README says what is true. Its generated parts are made anew and compared; `UPDATE_README=1 npx vitest run test/readme.test.ts` writes them.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACCESS_OPTIONS } from '../src/commands/access.ts'
import { NEO4J_CSV } from '../src/commands/export-neo4j.ts'
import { SERVER_OPTIONS } from '../src/commands/open-store.ts'
import { limitOptions } from '../src/commands/limits.ts'
import { COMMON, parseWords, splitCommand } from '../src/commands/parse.ts'
import { COMMANDS } from '../src/commands/table.ts'
import { FORMATS } from '../src/export/formats.ts'
import { readGold } from '../src/learn/gold.ts'
import { isPart, PARTS, scoreWithout } from '../src/learn/without.ts'
import { readOntology } from '../src/ontology.ts'
import { PATHS } from '../src/paths.ts'
import { readQuestions } from '../src/query/question.ts'
import { EXTENSIONS } from '../src/read/source.ts'
import { PACKED } from '../src/read/unpack.ts'
import { reformgraph } from './support/cli.ts'
import { partsOf, renewed, type World } from './support/readme.ts'
import { projectSeeds } from './support/reading.ts'

const FILE = 'README.md'
const HALVES = ['## 中文\n', '## English\n'] as const
const SECTIONS = [
  ['它是什么，给谁用', 'What it is, and for whom'],
  ['两条命令', 'Two commands'],
  ['读自己的文件', 'Reading your own files'],
  ['五个问题和回答', 'Five questions and their answers'],
  ['每句话都有出处', 'Every claim has its sentence'],
  ['在页面里看', 'In the browser'],
  ['用 Neo4j', 'With Neo4j'],
  ['给办公室里的人看', 'Sharing it in the office'],
  ['导出', 'Exports'],
  ['研究政策扩散', 'Studying diffusion'],
  ['能问的全部问题', 'All questions'],
  ['全部命令', 'All commands'],
  ['从程序里调用', 'From a program'],
  ['实体、关系和阶段', 'Entities, relations and stages'],
  ['怎样做成的', 'How it is built'],
  ['质量', 'Quality'],
  ['seeds/ 里的事实从哪里来', 'Where the facts in seeds/ come from'],
  ['还做不到的', 'What it does not do yet'],
  ['开发', 'Development'],
  ['许可', 'Licence'],
] as const

/** Words of R and Stata, and names that their programs in the README make. */
const STATISTICS = new Set(
  (
    'library survival adoptions read.csv fileEncoding panel table one subset summary glm factor family binomial data coxph Surv strata cluster ' +
    'import delimited using diffusion person_period.csv encoding bindquote strict clear egen spell stratum region group cloglog if vce stset id time0 ' +
    'failure stcox'
  ).split(' '),
)

const graph = mkdtempSync(join(tmpdir(), 'reformgraph-readme-'))
const manifest: { version: string; engines: { node: string }; scripts: Record<string, string> } = JSON.parse(
  readFileSync('package.json', 'utf8'),
)
let readme = readFileSync(FILE, 'utf8')
let world: World

beforeAll(async () => {
  const ontology = await readOntology(PATHS.seeds)
  const built = await reformgraph('build', PATHS.corpus, '--graph', graph, '--json')
  if (built.code !== 0) throw new Error(built.err)
  const weights: { about: World['weights'] } = JSON.parse(readFileSync(join(PATHS.seeds, 'weights/mentions.json'), 'utf8'))
  world = {
    ontology,
    questions: await readQuestions(PATHS.questions, ontology),
    graph,
    report: JSON.parse(built.out),
    weights: weights.about,
    ablation: await ablation(),
  }
  if (process.env['UPDATE_README'] === '1') {
    readme = await renewed(readme, world)
    writeFileSync(FILE, readme)
  }
}, 600_000)
/** The held-out documents read without each part of the extractor, where they are at hand. */
async function ablation(): Promise<World['ablation']> {
  const shared = join(PATHS.root, '../shared')
  const gold = existsSync(shared) ? readGold(join(shared, 'gold/check'), [join(shared, 'corpus/check')]) : []
  if (gold.length === 0) return undefined
  const seeds = await projectSeeds()
  return new Map(
    Object.keys(PARTS)
      .filter((part) => isPart(part))
      .map((part) => [part, scoreWithout(part, seeds, gold)]),
  )
}
afterAll(() => rmSync(graph, { recursive: true, force: true }))

describe('the generated parts', () => {
  it('are what the program gives', async () => {
    expect(partsOf(readme).length).toBeGreaterThan(20)
    expect(await renewed(readme, world)).toBe(readme)
  })

  it('are the same in both languages', () => {
    const [zh, en] = halves().map((half) => partsOf(half).map(({ what }) => what))
    expect(zh).toStrictEqual(en)
  })
})

describe('both languages', () => {
  it('have the same sections in the same order', () => {
    const [zh, en] = halves().map((half) => [...sectionsOf(half).keys()])
    expect(zh).toStrictEqual(SECTIONS.map(([heading]) => heading))
    expect(en).toStrictEqual(SECTIONS.map(([, heading]) => heading))
  })

  it.each(SECTIONS)('say equally much: %s · %s', (zh, en) => {
    expect(shapeOf(section(1, en))).toStrictEqual(shapeOf(section(0, zh)))
  })

  it('are reached from the top', () => {
    expect(readme.slice(0, readme.indexOf(HALVES[0]))).toContain('[中文](#中文) · [English](#english)')
  })
})

describe.each([
  { language: 'Chinese', half: 0 },
  { language: 'English', half: 1 },
] as const)('the $language half', ({ half }) => {
  const part = (zh: (typeof SECTIONS)[number][0]): string => section(half, SECTIONS.find(([heading]) => heading === zh)?.[half] ?? '')

  it('names every command, each with its own options', async () => {
    const rows = new Map([...part('全部命令').matchAll(/^\| `(\w+).*$/gm)].map(([row, name = '']) => [name, row]))
    expect([...rows.keys()]).toStrictEqual(Object.keys(COMMANDS))
    for (const load of Object.values(COMMANDS)) {
      const { name, options } = await load()
      for (const option of Object.keys(options)) {
        const common = option in SERVER_OPTIONS || option in ACCESS_OPTIONS ? part('全部命令') : rows.get(name)
        const where = option in limitOptions ? part('读自己的文件') : common
        expect(where, `${name} --${option}`).toContain(`--${option}`)
      }
    }
    for (const option of Object.keys(COMMON)) expect(part('全部命令')).toContain(`--${option}`)
  })

  it('names every question, format, file type and address', () => {
    expect(firstCells(part('能问的全部问题'))).toStrictEqual(world.questions.map(({ name }) => name))
    expect(firstCells(part('导出')).toSorted()).toStrictEqual([...Object.keys(FORMATS), NEO4J_CSV.name].toSorted())
    for (const extension of [...EXTENSIONS, ...PACKED]) expect(part('读自己的文件')).toContain(`\`${extension}\``)
    const routes = [...readFileSync('src/serve/app.ts', 'utf8').matchAll(/app\.(get|post)\('(\/api\/[^']+)'/g)]
    expect(firstCells(part('从程序里调用')).toSorted()).toStrictEqual(
      routes.map(([, method = '', path = '']) => `${method.toUpperCase()} ${path}`).toSorted(),
    )
  })

  it('names every folder of the code', () => {
    const listing = /```text\nseeds\/[\s\S]*?```/.exec(part('怎样做成的'))?.[0] ?? ''
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    for (const { name } of folders) expect(listing).toContain(` ${name}/ `)
  })

  it('uses only columns that the exported tables have', () => {
    const files = FORMATS['adoptions']?.format({ nodes: [], edges: [] }, world.ontology, { mark: false }) ?? []
    const columns = new Set(files.flatMap(({ parts }) => [...parts].slice(0, 1).join('').trim().split(',')))
    const code = [...part('研究政策扩散').matchAll(/```(?:r|stata)\n([\s\S]*?)```/g)].map(([, text = '']) =>
      text.replaceAll(/"[^"]*"/g, ''),
    )
    const words = code.flatMap((text) => text.match(/[A-Za-z][\w.]*/g) ?? []).map((word) => word.replace(/^i\./, ''))
    expect(words.filter((word) => !columns.has(word) && !STATISTICS.has(word))).toStrictEqual([])
    expect(words.filter((word) => columns.has(word)).length).toBeGreaterThan(20)
  })

  it('tells only commands that exist', async () => {
    const lines = shellLines(halves()[half])
    expect(lines.length).toBeGreaterThan(20)
    const strange: string[] = []
    for (const line of lines) if (!(await isUnderstood(wordsOf(line)))) strange.push(line)
    expect(strange).toStrictEqual([])
  })

  it('asks for the Node that package.json asks for', () => {
    const [version = ''] = /\d+\.\d+/.exec(manifest.engines.node) ?? []
    expect(halves()[half]).toContain(`[Node.js](https://nodejs.org) ${version} `)
  })
})

describe('the page', () => {
  it('has no placeholder', () => {
    expect(readme).not.toMatch(/\b(?:TODO|FIXME|TBD|XXX|Lorem|placeholder|undefined|NaN)\b|待补|待定/)
    for (const { what, text } of partsOf(readme)) expect(text.trim(), what).not.toBe('')
  })

  it('links only to what exists', () => {
    const prose = readme.replaceAll(/```[\s\S]*?```/g, '')
    const targets = [...prose.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)].map(
      ([, link, attribute]) => link ?? attribute ?? '',
    )
    const anchors = [...prose.matchAll(/^#{1,3} (.+)$/gm)].map(([, heading = '']) => `#${anchorOf(heading)}`)
    expect(new Set(anchors).size).toBe(anchors.length)
    expect(targets.filter((target) => !target.startsWith('https://') && !anchors.includes(target) && !existsSync(target))).toStrictEqual([])
  })

  it('stands beside a changelog of the same version', () => {
    const versions = [...readFileSync('CHANGELOG.md', 'utf8').matchAll(/^## \[([^\]]+)\] - \d{4}-\d{2}-\d{2}$/gm)].map(([, name]) => name)
    expect(versions[0]).toBe(manifest.version)
  })
})

/** The text of each half, without its heading of the second level. */
function halves(): readonly [zh: string, en: string] {
  const [, rest = ''] = readme.split(HALVES[0])
  const [zh = '', en = ''] = rest.split(HALVES[1])
  return [zh, en]
}

/** Sections of a half by their headings. */
function sectionsOf(half: string): ReadonlyMap<string, string> {
  const parts = `\n${half}`.split(/\n### /).slice(1)
  return new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]))
}

function section(half: 0 | 1, heading: string): string {
  return sectionsOf(halves()[half]).get(heading) ?? ''
}

/** What two tellings of one thing have in common, whatever their language. */
function shapeOf(text: string): unknown {
  return {
    paragraphs: text.trim().split(/\n{2,}/).length,
    items: text.match(/^(?:- |\d+\. )/gm)?.length,
    rows: text.match(/^\| /gm)?.length,
    bold: text.match(/\*\*/g)?.length,
    fences: text.match(/^```\w+/gm),
    programs: [...text.matchAll(/```(?:json|js|r|stata|cypher|csv|yaml)\n([\s\S]*?)```/g)].map(([, code]) => code),
    shell: shellLines(text).map((line) => line.split(' ').slice(0, 3)),
  }
}

function firstCells(text: string): string[] {
  return [...text.matchAll(/^\| `([^`]+)`/gm)].map(([, cell = '']) => cell)
}

/** Commands of fenced shell blocks, a line each, without remarks. */
function shellLines(text: string): string[] {
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block
      .trim()
      .split('\n')
      .map((line) => line.replace(/\s+# .*$/, '')),
  )
}

/** The anchor that a heading gets: letters and digits of any script, hyphens for spaces. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')
}

/** Words of a shell line, quotation marks taken off. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}

const OTHERS = new Set([
  'npm install',
  'npm start',
  'npm test',
  "export NEO4J_PASSWORD='your-own-password'",
  'docker compose up --detach --wait',
  'docker compose --profile viewer up --detach --wait',
  'docker compose stop neo4j',
  'docker compose run --rm --volume "$PWD/tables:$PWD/tables:ro" neo4j sh -c "$(cat import.sh)"',
  'export REFORMGRAPH_TOKEN="$(openssl rand -hex 32)"; echo "$REFORMGRAPH_TOKEN"',
  'openssl rand -hex 32 > token.txt && chmod 600 token.txt',
])

/** The same as words: quotation marks are taken off both. */
const UNDERSTOOD = new Set([...OTHERS].map((line) => wordsOf(line).join(' ')))

async function isUnderstood(line: readonly string[]): Promise<boolean> {
  const [program, verb, ...words] = line
  if (program === 'npm' && verb === 'run') return Object.hasOwn(manifest.scripts, words[0] ?? '')
  if (program === 'npx' && verb === 'reformgraph') return isCommandLine(words)
  return UNDERSTOOD.has(line.join(' '))
}

/** Whether the command line takes these words, a question's arguments included. */
async function isCommandLine(words: readonly string[]): Promise<boolean> {
  const { name = '', rest } = splitCommand(words)
  const command = await COMMANDS[name]?.()
  if (!command) return false
  const { options, positionals } = parseWords(command, rest)
  if (command.open !== true || positionals.length === 0) return true
  const question = world.questions.find((one) => one.name === positionals[0])
  const known = new Set([...Object.keys(command.options), ...(question?.parameters ?? []).map((parameter) => parameter.name)])
  return question !== undefined && Object.keys(options).every((option) => known.has(option))
}
