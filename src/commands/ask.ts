/** `ask`: lists the questions of `cypher/`; answers one from the folder or from Neo4j. */
import { UsageError } from '../errors.ts'
import type { Parameter, Question, Row, Words } from '../model.ts'
import { readOntology } from '../ontology.ts'
import { PATHS } from '../paths.ts'
import { ask as askStore, findQuestion } from '../query/ask.ts'
import { readQuestions } from '../query/question.ts'
import { flag, type Args, type Command, type Io } from './command.ts'
import { openStore, SERVER_OPTIONS } from './open-store.ts'
import { csvOf, jsonOf, tableOf } from './rows.ts'

const OPTIONS = {
  csv: { type: 'boolean', note: 'the answer as CSV' },
  bom: { type: 'boolean', note: 'CSV with the mark by which spreadsheets know UTF-8' },
  ...SERVER_OPTIONS,
} as const

export const ask: Command = {
  name: 'ask',
  summary: 'lists the questions that can be asked; answers one',
  usage: '[<question> [--argument value]…] [options]',
  options: OPTIONS,
  open: true,
  examples: [
    'reformgraph ask',
    'reformgraph ask adopters --measure 枫桥经验',
    'reformgraph ask compare --a 大观区 --b 老河口市 --json',
    'reformgraph ask shared-practices --least 5 --csv > shared.csv',
    'reformgraph ask pioneers --neo4j bolt://localhost:7687',
  ],
  run: runAsk,
}

async function runAsk(args: Args, io: Io): Promise<void> {
  const ontology = await readOntology(PATHS.seeds)
  const questions = await readQuestions(PATHS.questions, ontology)
  const [name, ...more] = args.positionals
  if (more.length > 0) throw new UsageError(`One question at a time; arguments have names: --name value. (${more.join(' ')})`)
  if (name === undefined) await io.print(args.json ? `${JSON.stringify(questions, null, 1)}\n` : listOf(questions, languageOf(io)))
  else await answer(findQuestion(questions, name), args, io)
}

async function answer(question: Question, args: Args, io: Io): Promise<void> {
  const store = await openStore(args, io)
  try {
    const { rows } = await askStore(store, question, argumentsOf(args))
    const columns = question.columns.map((column) => column.name)
    if (args.json) await io.print(jsonOf(rows))
    else if (flag(args, 'csv')) await io.print(csvOf(columns, rows, flag(args, 'bom')))
    else {
      const language = languageOf(io)
      const shown = question.columns.filter(({ name }) => io.columns === undefined || isWorthItsWidth(name, rows))
      const headings = shown.map((column) => ({ name: column.name, label: column.label[language] }))
      if (rows.length > 0) await io.print(tableOf(headings, rows, io.columns))
      io.note(`${question.title[language]}: ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`)
    }
  } finally {
    await store.close()
  }
}

/** On a terminal ids give way to names, and empty columns to full ones. */
function isWorthItsWidth(name: string, rows: readonly Row[]): boolean {
  return !name.endsWith('_id') && rows.some((row) => row[name] !== null)
}

/** What was given beside the command's own options: the arguments of the question. */
function argumentsOf(args: Args): Record<string, string> {
  const given: Record<string, string> = {}
  for (const [name, value] of Object.entries(args.options)) {
    if (!Object.hasOwn(OPTIONS, name) && typeof value === 'string') given[name] = value
  }
  return given
}

/** The language of the person at the terminal, for headings and titles. */
function languageOf(io: Io): keyof Words {
  const locale = io.env['LC_ALL'] ?? io.env['LC_MESSAGES'] ?? io.env['LANG'] ?? ''
  return locale.startsWith('zh') ? 'zh' : 'en'
}

function listOf(questions: readonly Question[], language: keyof Words): string {
  const lines = questions.map(({ name, title, note, parameters }) => {
    const takes = parameters.map((parameter) => usageOf(parameter)).join(' ')
    return `${name}${takes === '' ? '' : ` ${takes}`}\n  ${title.zh} · ${title.en}\n  ${note[language]}\n`
  })
  return `${lines.join('\n')}\n`
}

function usageOf({ name, type, default: value }: Parameter): string {
  const shown = value === undefined || value === '' ? type : String(value)
  return value === undefined ? `--${name} <${shown}>` : `[--${name} ${value === '' ? `<${shown}>` : shown}]`
}
