/** Reads everything that is known before reading, the folder `seeds/`, and checks it; every fault is named at once. */
import { readFile, readdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { InputError } from '../errors.ts'
import { withTightHeap } from '../heap.ts'
import type { GazetteerRegion, Seeds } from '../model.ts'
import { parseOntology } from '../ontology.ts'
import { readCues } from './cues.ts'
import { readDecisions } from './decisions.ts'
import { readEveryday } from './everyday.ts'
import { readDomains, readLexicon } from './lexicon.ts'
import { readParts, readPatterns } from './patterns.ts'
import { readRegions } from './regions.ts'
import { readScript } from './script.ts'
import type { Report, SeedFile } from './tsv.ts'
import { versionOf } from './version.ts'

/** Tables in `lexicon/` that are no list of things of one type. */
const NOT_A_TYPE = new Set(['lexicon/cues.tsv', 'lexicon/domains.tsv'])

interface Fault {
  readonly file: string
  readonly line: number
  readonly message: string
}

/**
 * Reads the seeds of a folder.
 * @throws {InputError} with a line `file:line: message` for every fault
 */
export async function loadSeeds(folder: string): Promise<Seeds> {
  const files = await readFolder(folder)
  const faults: Fault[] = []
  const report: Report = (file, line, message) => {
    faults.push({ file, line, message })
  }
  const seeds = withTightHeap(() => readSeeds(files, report, join(folder, 'ontology.json')))
  if (faults.length > 0) throw new InputError(describe(folder, faults))
  return seeds
}

/**
 * Reads the gazetteer alone.
 * @throws {InputError} with a line `file:line: message` for every fault
 */
export async function loadRegions(folder: string): Promise<readonly GazetteerRegion[]> {
  const files = new Map(
    await Promise.all(
      GAZETTEER.map(async (name): Promise<[string, SeedFile]> => {
        const path = `gazetteer/${name}.tsv`
        return [path, { path, text: await readFile(join(folder, path), 'utf8') }]
      }),
    ),
  )
  const faults: Fault[] = []
  const regions = regionsOf(
    (path) => files.get(path) ?? { path, text: '' },
    (file, line, message) => faults.push({ file, line, message }),
  )
  if (faults.length > 0) throw new InputError(describe(folder, faults))
  return regions
}

const GAZETTEER = ['regions', 'towns', 'zones', 'areas'] as const

function regionsOf(need: (path: string) => SeedFile, report: Report): GazetteerRegion[] {
  const [regions, towns, zones, areas] = GAZETTEER.map((name) => need(`gazetteer/${name}.tsv`))
  return regions && towns && zones && areas ? readRegions({ regions, towns, zones, areas }, report) : []
}

function readSeeds(files: ReadonlyMap<string, SeedFile>, report: Report, ontologyPath: string): Seeds {
  const need = (path: string): SeedFile => {
    const file = files.get(path)
    if (!file) report(path, 1, 'the file is missing')
    return file ?? { path, text: '' }
  }
  const inFolder = (name: string, extension: string): SeedFile[] =>
    [...files.values()].filter(({ path }) => path.startsWith(`${name}/`) && path.endsWith(extension) && !NOT_A_TYPE.has(path))

  const ontology = parseOntology(parseJson(need('ontology.json'), report), ontologyPath)
  const types = new Set(ontology.nodes.map((node) => node.name))
  const lexica = inFolder('lexicon', '.tsv').map((file) => ({ ...file, type: basename(file.path, '.tsv') }))
  for (const { path, type } of lexica)
    if (!types.has(type)) report(path, 1, `the file is called after no entity type (${[...types].join(', ')})`)
  const regions = regionsOf(need, report)
  return {
    ontology,
    script: readScript(need('script.tsv'), report),
    regions,
    everyday: readEveryday(need('gazetteer/everyday.tsv'), regions, report),
    lexemes: readLexicon(lexica, readDomains(need('lexicon/domains.tsv'), report), report),
    cues: readCues(need('lexicon/cues.tsv'), ontology, report),
    patterns: readPatterns(inFolder('patterns', '.yaml'), readParts(need('patterns/parts.tsv'), report), ontology, report),
    decisions: readDecisions(need('decisions.tsv'), ontology, report),
    weights: Object.fromEntries(inFolder('weights', '.json').map((file) => [basename(file.path, '.json'), parseJson(file, report)])),
    version: versionOf([...files.values()]),
  }
}

/** Every file of data below the folder, by its path with `/` between; the corpus and the pages that explain are left out. */
async function readFolder(folder: string): Promise<ReadonlyMap<string, SeedFile>> {
  const names = await readdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new InputError(`${folder}: the folder of seeds cannot be read (${error instanceof Error ? error.message : String(error)})`)
  })
  const paths = names.map((name) => name.replaceAll('\\', '/')).filter((name) => isSeed(name))
  const files = await Promise.all(paths.toSorted().map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })))
  return new Map(files.map((file) => [file.path, { path: file.path, text: file.text.replace(/^\uFEFF/, '') }]))
}

function isSeed(path: string): boolean {
  return (
    !path.startsWith('corpus/') &&
    !path.startsWith('annotations/') &&
    !basename(path).startsWith('.') &&
    ['.json', '.tsv', '.yaml'].includes(extname(path))
  )
}

function parseJson(file: SeedFile, report: Report): unknown {
  if (file.text === '') return undefined
  try {
    return JSON.parse(file.text)
  } catch (error) {
    report(file.path, 1, `it is not JSON: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

function describe(folder: string, faults: readonly Fault[]): string {
  const sorted = faults.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  return sorted.map(({ file, line, message }) => `${join(folder, file)}:${String(line)}: ${message}`).join('\n')
}
