/** The words of a command line → `Args`, with the nearest name offered for one that is not known. */
import { parseArgs } from 'node:util'
import { closest, distance } from 'fastest-levenshtein'
import { UsageError } from '../errors.ts'
import type { Args, Command, Option } from './command.ts'

/** What every command takes. */
export const COMMON: Readonly<Record<string, Option>> = {
  graph: { type: 'string', value: 'DIR', note: 'the folder of the graph (default: graph)', short: 'g' },
  json: { type: 'boolean', note: 'results as JSON on standard output' },
  quiet: { type: 'boolean', note: 'no messages but errors', short: 'q' },
  'no-color': { type: 'boolean', note: 'no colours; so does the variable NO_COLOR' },
  help: { type: 'boolean', note: 'this help', short: 'h' },
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number]
type Given = Record<string, string | boolean | readonly string[] | undefined>

/** The name of the command among the words, and the words without it. */
export function splitCommand(argv: readonly string[]): { readonly name: string | undefined; readonly rest: readonly string[] } {
  const word = tokensOf(argv, COMMON).find((token) => token.kind === 'positional')
  if (!word) return { name: undefined, rest: argv }
  return { name: argv[word.index], rest: argv.toSpliced(word.index, 1) }
}

/**
 * Reads the words after the name of a command.
 * @throws {UsageError} for an option that is not known, lacks its value or has one too many
 */
export function parseWords(command: Command, words: readonly string[]): Args & { readonly help: boolean; readonly colour: boolean } {
  const known = { ...COMMON, ...command.options }
  const given: Given = Object.create(null)
  const positionals: string[] = []
  const tokens = tokensOf(words, known)
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token?.kind === 'positional') positionals.push(token.value)
    if (token?.kind !== 'option') continue
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined
    if (option) give(given, token, option)
    else {
      if (!command.open || !token.rawName.startsWith('--')) throw unknownOption(token.rawName, Object.keys(known), command.name)
      const next = token.inlineValue ? undefined : tokens[++i]
      given[token.name] = valueOf(token, next)
    }
  }
  const { graph, json, quiet, help, 'no-color': plain, ...options } = given
  return {
    positionals,
    options,
    graph: typeof graph === 'string' ? graph : 'graph',
    json: json === true,
    quiet: quiet === true,
    help: help === true,
    colour: plain !== true,
  }
}

/** What a command says of a word that it does not know. */
export function unknown(what: string, word: string, known: readonly string[]): string {
  const near = known.length > 0 ? closest(word, [...known]) : ''
  const offer = near && distance(word, near) <= Math.max(2, word.length / 3) ? `; did you mean ${near}?` : ''
  return `there is no ${what} ${word}${offer}`
}

function tokensOf(words: readonly string[], known: Readonly<Record<string, Option>>): Token[] {
  const options = Object.fromEntries(
    Object.entries(known).map(([name, { type, short, multiple = false }]) => [
      name,
      { type, multiple, ...(short === undefined ? {} : { short }) },
    ]),
  )
  return parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true }).tokens
}

function give(given: Given, token: Extract<Token, { kind: 'option' }>, option: Option): void {
  const { name, rawName, value, inlineValue } = token
  if (option.type === 'boolean') {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value`)
    given[name] = true
    return
  }
  if (value === undefined) throw new UsageError(`${rawName} needs a value: ${rawName} ${option.value ?? 'VALUE'}`)
  if (!inlineValue && value.length > 1 && value.startsWith('-'))
    throw new UsageError(`${rawName} needs a value; write ${rawName}=${value} if ${value} is the value`)
  const before = given[name]
  if (option.multiple) given[name] = [...(Array.isArray(before) ? before : []), value]
  else if (before === undefined) given[name] = value
  else throw new UsageError(`${rawName} is given twice`)
}

function valueOf(token: Extract<Token, { kind: 'option' }>, next: Token | undefined): string {
  if (typeof token.value === 'string') return token.value
  if (next?.kind === 'positional') return next.value
  throw new UsageError(`${token.rawName} needs a value`)
}

function unknownOption(word: string, known: readonly string[], command: string): UsageError {
  return new UsageError(
    `${unknown(
      'option',
      word,
      known.map((name) => `--${name}`),
    )} See reformgraph ${command} --help`,
  )
}
