/** Every regular expression of the code: literals, and those that are put together from constants of their own file. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

export interface Found {
  /** `src/read/html.ts:14` */
  readonly at: string
  readonly source: string
  readonly flags: string
}

export interface Regexes {
  readonly found: readonly Found[]
  /** Places where one is made of what only a run knows. */
  readonly unknown: readonly string[]
}

type Node = Readonly<Record<string, unknown>>

export function regexesOf(folders: readonly string[]): Regexes {
  const found: Found[] = []
  const unknown: string[] = []
  for (const folder of folders)
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
      if (!/\.tsx?$/.test(name)) continue
      const file = join(folder, name)
      const code = readFileSync(file, 'utf8')
      const program: unknown = parseSync(file, code).program
      const constants = constantsOf(program)
      for (const node of nodesOf(program)) {
        const made = regexOf(node, constants)
        if (made === undefined) continue
        const at = `${file}:${code.slice(0, Number(node['start'])).split('\n').length}`
        if (made === 'unknown') unknown.push(file)
        else found.push({ at, ...made })
      }
    }
  return { found, unknown: [...new Set(unknown)] }
}

type Made = { readonly source: string; readonly flags: string } | 'unknown' | undefined

function regexOf(node: Node, constants: ReadonlyMap<string, string>): Made {
  if (node['type'] === 'Literal' && isNode(node['regex']))
    return { source: String(node['regex']['pattern']), flags: String(node['regex']['flags']) }
  if (
    (node['type'] !== 'NewExpression' && node['type'] !== 'CallExpression') ||
    !isNode(node['callee']) ||
    node['callee']['name'] !== 'RegExp'
  )
    return undefined
  const [source, flags] = Array.isArray(node['arguments']) ? node['arguments'].map((one) => textOf(one, constants)) : []
  return source === undefined ? 'unknown' : { source, flags: flags ?? '' }
}

/** Names that stand for one text throughout a file. */
function constantsOf(program: unknown): ReadonlyMap<string, string> {
  const constants = new Map<string, string>()
  for (const node of nodesOf(program)) {
    if (node['type'] !== 'VariableDeclarator' || !isNode(node['id']) || !isNode(node['init'])) continue
    const text = node['init']['type'] === 'Literal' && isNode(node['init']['regex']) ? undefined : textOf(node['init'], constants)
    if (text !== undefined) constants.set(String(node['id']['name']), text)
  }
  return constants
}

/** The text of a literal, a name or a template of them; of `X.source` too. */
function textOf(value: unknown, constants: ReadonlyMap<string, string>): string | undefined {
  if (!isNode(value)) return undefined
  switch (value['type']) {
    case 'Literal':
      return typeof value['value'] === 'string' ? value['value'] : undefined
    case 'Identifier':
      return constants.get(String(value['name']))
    case 'TaggedTemplateExpression':
      return textOf(value['quasi'], constants)?.replaceAll('\\\\', '\\')
    case 'TemplateLiteral': {
      const parts = nodeList(value['quasis']).map((quasi) => (isNode(quasi['value']) ? String(quasi['value']['cooked']) : ''))
      const inner = nodeList(value['expressions']).map((one) => textOf(one, constants))
      if (inner.includes(undefined)) return undefined
      return parts.map((part, at) => part + (inner[at] ?? '')).join('')
    }
    default:
      return undefined
  }
}

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* nodesOf(one)
  else if (isNode(value)) {
    if (typeof value['type'] === 'string') yield value
    for (const [key, inner] of Object.entries(value)) if (key !== 'parent') yield* nodesOf(inner)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function nodeList(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : []
}
