/**
 * The licences of everything that an install brings, read from the lock file. Builds of a package for one platform are part of the package that
 * names them: the lock file of no machine knows their licence.
 */
import { readFileSync } from 'node:fs'

/** Licences that let everybody use, change and pass on; those of tools alone may also ask that changes to the tool itself stay open. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Python-2.0',
  'Zlib',
  'Unlicense',
])
const ALLOWED_FOR_TOOLS = new Set(['MPL-2.0', 'CC-BY-4.0'])
/** What a package says in words of its own, after a look at its licence file. */
const LOOKED_UP: Readonly<Record<string, string>> = { BSD: 'BSD-2-Clause' }

export interface Locked {
  readonly license?: string
  readonly dev?: boolean
  readonly cpu?: readonly string[]
  readonly os?: readonly string[]
  readonly hasInstallScript?: boolean
  readonly engines?: { readonly node?: string }
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

export type Lock = Readonly<Record<string, Locked>>

export interface Dependency {
  readonly name: string
  readonly licence: string
  /** Needed to build and test only. */
  readonly tool: boolean
}

export function readLock(): Lock {
  const { packages }: { packages: Lock } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  return packages
}

export function dependenciesOf(lock: Lock): Dependency[] {
  const found = new Map<string, Dependency>()
  const builds = new Set(Object.values(lock).flatMap((one) => Object.keys(one.optionalDependencies ?? {})))
  for (const [path, entry] of Object.entries(lock)) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const forOnePlatform = entry.cpu !== undefined || entry.os !== undefined
    if (path === '' || (forOnePlatform && entry.license === undefined && builds.has(name))) continue
    const licence = entry.license ?? 'unknown'
    const before = found.get(`${name} ${licence}`)
    found.set(`${name} ${licence}`, { name, licence, tool: entry.dev === true && before?.tool !== false })
  }
  return [...found.values()]
}

/** Whether one may use it: `A OR B` needs one of the two, `A AND B` both. */
export function isAllowed({ licence, tool }: Dependency): boolean {
  const one = (name: string): boolean => {
    const known = LOOKED_UP[name] ?? name
    return ALLOWED.has(known) || (tool && ALLOWED_FOR_TOOLS.has(known))
  }
  const plain = licence.replaceAll(/[()]/g, '')
  return plain.includes(' AND ') ? plain.split(' AND ').every(one) : plain.split(' OR ').some(one)
}

/** THIRD-PARTY.md. */
export function listing(dependencies: readonly Dependency[]): string {
  const parts = [true, false].toReversed().map((tool) => {
    const own = dependencies.filter((one) => one.tool === tool)
    const licences = [...new Set(own.map(({ licence }) => licence))].toSorted()
    const lines = licences.map((licence) => {
      const names = own.filter((one) => one.licence === licence).map(({ name }) => `- ${name}`)
      return `### ${licence}\n\n${[...new Set(names)].toSorted().join('\n')}`
    })
    return `## ${tool ? 'To build and test · 只在编译和测试时' : 'In use · 运行时'}\n\n${lines.join('\n\n')}`
  })
  return `# Third-party packages · 第三方软件包\n\nWhat \`npm install\` brings, by licence, from \`package-lock.json\`; builds of a package for single platforms come under its name.\n\n${parts.join('\n\n')}\n`
}
