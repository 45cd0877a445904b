/**
 * The README says what is true. Its generated parts are made anew and compared; `UPDATE_README=1 npx vitest run test/readme.test.ts` writes them.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseWords, splitCommand } from '../src/commands/parse.ts'
import { COMMANDS } from '../src/commands/table.ts'
import { FORMATS } from '../src/export/formats.ts'
import { readOntology } from '../src/ontology.ts'
import { PATHS } from '../src/paths.ts'
import { readQuestions } from '../src/query/question.ts'
import { EXTENSIONS } from '../src/read/source.ts'
import { reformgraph } from './support/cli.ts'
import { partsOf, renewed, type World } from './support/readme.ts'

const FILE = 'README.md'
const HALVES = ['## 中文\n', '## English\n'] as const
const SECTIONS: readonly (readonly [zh: string, en: string])[] = [
  ['它是什么，给谁用', 'What it is, and for whom'],
  ['两条命令', 'Two commands'],
  ['读自己的文件', 'Reading your own files'],
  ['五个问题和回答', 'Five questions and their answers'],
  ['每句话都有出处', 'Every claim has its sentence'],
  ['用 Neo4j', 'With Neo4j'],
  ['导出', 'Exports'],
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
]

const graph = mkdtempSync(join(tmpdir(), 'reformgraph-readme-'))
let readme = readFileSync(FILE, 'utf8')
let world: World

beforeAll(async () => {
  const ontology = await readOntology(PATHS.seeds)
  const built = await reformgraph('build', PATHS.corpus, '--graph', graph, '--json')
  const weights: { about: World['weights'] } = JSON.parse(readFileSync(join(PATHS.seeds, 'weights/mentions.json'), 'utf8'))
  world = {
    ontology,
    questions: await readQuestions(PATHS.questions, ontology),
    graph,
    report: JSON.parse(built.out),
    weights: weights.about,
  }
  if (process.env['UPDATE_README'] === '1') {
    readme = await renewed(readme, world)
    writeFileSync(FILE, readme)
  }
})
afterAll(() => rmSync(graph, { recursive: true, force: true }))

/** The text of each half, without its heading of the second level. */
function halves(): readonly [zh: string, en: string] {
  const [, rest = ''] = readme.split(HALVES[0])
  const [zh = '', en = ''] = rest.split(HALVES[1])
  return [zh, en]
}

/** Sections of a half by their headings; what stands inside fences is no heading. */
function sectionsOf(half: string): Map<string, string> {
  const parts = `\n${half}`.split(/\n### /).slice(1)
  return new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]))
}

/** Commands of fenced shell blocks, a line each, without what is said of them and without words of either language for names of one's own. */
function shellLines(text: string): string[] {
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block
      .trim()
      .split('\n')
      .map((line) => line.replace(/\s+# .*$/, '')),
  )
}

describe('the generated parts', () => {
  it('are what the program gives', async () => {
    expect(partsOf(readme).length).toBeGreaterThan(20)
    expect(await renewed(readme, world)).toBe(readme)
  })

  it('are the same in both languages', () => {
    const [zh, en] = halves()
    const keys = (half: string): string[] => partsOf(half).map(({ what }) => what)
    expect(keys(zh)).toStrictEqual(keys(en))
  })
})

describe('both languages', () => {
  it('have the same sections in the same order', () => {
    const [zh, en] = halves()
    expect([...sectionsOf(zh).keys()]).toStrictEqual(SECTIONS.map(([heading]) => heading))
    expect([...sectionsOf(en).keys()]).toStrictEqual(SECTIONS.map(([, heading]) => heading))
  })

  it.each(SECTIONS)('say equally much: %s · %s', (zh, en) => {
    const shape = (text = ''): unknown => ({
      paragraphs: text.trim().split(/\n{2,}/).length,
      items: text.match(/^(?:- |\d+\. )/gm)?.length,
      rows: text.match(/^\| /gm)?.length,
      fences: text.match(/^```\w+/gm),
      programs: [...text.matchAll(/```(?:json|js|r|stata|cypher|csv|yaml)\n([\s\S]*?)```/g)].map(([, code]) => code),
      shell: shellLines(text).map((line) => line.split(' ').slice(0, 3)),
      bold: text.match(/\*\*/g)?.length,
    })
    const [first, second] = halves()
    expect(shape(sectionsOf(second).get(en))).toStrictEqual(shape(sectionsOf(first).get(zh)))
  })

  it('are reached from the top', () => {
    expect(readme.slice(0, readme.indexOf(HALVES[0]))).toContain('[中文](#中文) · [English](#english)')
  })
})

describe.each([0, 1] as const)('half %i', (which) => {
  const section = (index: number): string => sectionsOf(halves()[which]).get(SECTIONS[index]?.[which] ?? '') ?? ''
  const firstCells = (text: string): string[] => [...text.matchAll(/^\| `([^`]+)`/gm)].map(([, cell = '']) => cell)

  it('names every command, each with its own options', async () => {
    const rows = new Map(
      section(8)
        .split('\n')
        .filter((line) => line.startsWith('| `'))
        .map((line) => [/^\| `(\w+)/.exec(line)?.[1] ?? '', line]),
    )
    expect([...rows.keys()]).toStrictEqual(Object.keys(COMMANDS))
    const shared = new Set(['neo4j', 'user', 'database', ...(await optionsShared())])
    for (const load of Object.values(COMMANDS)) {
      const { name, options } = await load()
      const own = Object.keys(options).filter((option) => !shared.has(option))
      for (const option of own) expect(`${section(8)}`, `${name} --${option}`).toContain(`--${option}`)
    }
  })

  it('names every question, format, file type and address', () => {
    expect(firstCells(section(7))).toStrictEqual(world.questions.map(({ name }) => name))
    expect(firstCells(section(6))).toStrictEqual(Object.keys(FORMATS))
    for (const extension of EXTENSIONS) expect(section(2)).toContain(`\`${extension}\``)
    const routes = [...readFileSync('src/serve/app.ts', 'utf8').matchAll(/app\.(get|post)\('(\/api\/[^']+)'/g)]
    expect(firstCells(section(9)).toSorted()).toStrictEqual(
      routes.map(([, method = '', path = '']) => `${method.toUpperCase()} ${path}`).toSorted(),
    )
  })

  it('names every folder of the code', () => {
    const listing = /```text\nseeds\/[\s\S]*?```/.exec(section(11))?.[0] ?? ''
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    for (const { name } of folders) expect(listing).toContain(` ${name}/ `)
  })

  it('tells only commands that exist', async () => {
    const scripts: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'))
    const lines = shellLines(halves()[which])
    expect(lines.length).toBeGreaterThan(20)
    for (const line of lines) {
      const [program, verb, ...words] = wordsOf(line)
      if (program === 'npm' && verb === 'run') expect(scripts.scripts, line).toHaveProperty([words[0] ?? ''])
      else if (program === 'npx' && verb === 'reformgraph') await expect(understood(words), line).resolves.toBe(true)
      else expect(line).toMatch(/^(?:npm (?:install|start|test)|export NEO4J_PASSWORD='[^']+'|docker compose up --detach --wait)$/)
    }
  })
})

describe('the page', () => {
  it('has no placeholder', () => {
    expect(readme).not.toMatch(/\b(?:TODO|FIXME|TBD|XXX|Lorem|placeholder|undefined|NaN)\b|待补|待定/)
    for (const { what, text } of partsOf(readme)) expect(text.trim(), what).not.toBe('')
  })

  it('links only to what exists', () => {
    const outside = readme.replaceAll(/```[\s\S]*?```/g, '')
    const targets = [...outside.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)].map(([, link, attribute]) => link ?? attribute ?? '')
    const headings = [...outside.matchAll(/^#{1,3} (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))
    expect(new Set(headings).size).toBe(headings.length)
    for (const target of targets) {
      if (target.startsWith('#')) expect(headings).toContain(target.slice(1))
      else if (!/^https:\/\//.test(target)) expect(existsSync(target), target).toBe(true)
    }
  })

  it('asks for the Node that package.json asks for', () => {
    const { engines }: { engines: { node: string } } = JSON.parse(readFileSync('package.json', 'utf8'))
    const [version = ''] = /\d+\.\d+/.exec(engines.node) ?? []
    for (const half of halves()) expect(half).toContain(`[Node.js](https://nodejs.org) ${version} `)
  })

  it('stands beside a changelog of the same version', () => {
    const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'))
    const [newest] = [...readFileSync('CHANGELOG.md', 'utf8').matchAll(/^## \[([^\]]+)\] - \d{4}-\d{2}-\d{2}$/gm)].map(([, name]) => name)
    expect(newest).toBe(version)
  })
})

/** The anchor that a heading gets: letters and digits of any script, hyphens for spaces. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')
}

/** Options of `start` are those of `serve`. */
async function optionsShared(): Promise<string[]> {
  const serve = await COMMANDS['serve']?.()
  return serve ? Object.keys(serve.options).filter((option) => option !== 'port') : []
}

/** Words of a shell line, quotation marks taken off. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}

/** Whether the command line takes these words, a question's arguments included. */
async function understood(words: readonly string[]): Promise<boolean> {
  const { name = '', rest } = splitCommand(words)
  const load = COMMANDS[name]
  if (!load) return false
  const command = await load()
  const { options, positionals } = parseWords(command, rest)
  const question = command.open === true ? world.questions.find((one) => one.name === positionals[0]) : undefined
  if (command.open !== true || positionals.length === 0) return true
  const known = new Set([...Object.keys(command.options), ...(question?.parameters.map((parameter) => parameter.name) ?? [])])
  return question !== undefined && Object.keys(options).every((option) => known.has(option))
}
