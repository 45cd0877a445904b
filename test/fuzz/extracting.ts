/** The extractor on texts that nobody wrote, and the seeds on files that nobody meant. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as fc from 'fast-check'
import { InputError } from '../../src/errors.ts'
import { createExtractor } from '../../src/extract.ts'
import { decodeDocument, encodeDocument } from '../../src/graph/document.ts'
import { faultsOf } from '../../src/graph/faults.ts'
import { loadSeeds } from '../../src/seeds/load.ts'
import { projectSeeds, sourceOf } from '../support/reading.ts'
import { passages } from './bases.ts'
import { NASTY, recipes, textOf } from './edits.ts'
import { mustBe, orRefused, target } from './target.ts'

const GIVEN = fc.option(
  fc.constantFrom('老河口市', '420682', '青河县', '2023', '2023-12', '', 'x', ...NASTY.filter((text) => text.length < 20)),
  { nil: undefined },
)

export const extractor = target('extractor', 12, async () => {
  const bases = passages(250)
  const seeds = await projectSeeds()
  const extract = createExtractor(seeds)
  const inputs = fc.record({
    recipe: recipes(bases),
    title: fc.constantFrom('老河口市2023年改革综述', '', '2019年', '《条例》'),
    region: GIVEN,
    date: GIVEN,
  })
  return {
    inputs,
    check: ({ recipe, title, region, date }) => {
      const raw = textOf(bases, recipe)
      const source = sourceOf(raw, { title, region, date, sha256: '0'.repeat(64) })
      const graph = extract(source)
      const json = encodeDocument(graph)
      mustBe('the faults', [...faultsOf(seeds.ontology, graph)], [])
      mustBe('extracted twice', encodeDocument(extract(source)), json)
      mustBe('written and read', encodeDocument(decodeDocument(json)), json)
      for (const { span, rule } of graph.issues)
        if (rule === '' || (span && (span.start > span.end || span.end > graph.document.text.length)))
          throw new Error(`an Issue at ${span?.start}`)
    },
  }
})

/** Large tables are cut: each of them is read for every input. */
const LINES = 60

/** A copy of the seeds with a bit of each table; what is missing then is named, which costs nothing. */
function smallSeeds(): { readonly folder: string; readonly paths: readonly string[]; readonly texts: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'reformgraph-seeds-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const all = readdirSync('seeds', { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join('seeds', path)).isFile())
  const paths = all.filter((path) => /\.(?:tsv|yaml|json)$/.test(path) && !/^(?:corpus|annotations|weights)\//.test(path)).toSorted()
  const texts = paths.map((path) => {
    const text = readFileSync(join('seeds', path), 'utf8')
    return path.endsWith('.tsv') ? text.split('\n').slice(0, LINES).join('\n') : text
  })
  for (const [index, path] of paths.entries()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), texts[index] ?? '')
  }
  cpSync('seeds/README.md', join(folder, 'README.md'))
  return { folder, paths, texts }
}

export const seeds = target('seeds', 4, () => {
  const { folder, paths, texts } = smallSeeds()
  return {
    inputs: recipes(texts),
    check: async (recipe) => {
      const path = join(folder, paths[recipe.base] ?? '')
      writeFileSync(path, textOf(texts, recipe))
      try {
        const loaded = await orRefused([InputError], () => loadSeeds(folder))
        if (!loaded) return
        for (const { pattern } of loaded.patterns) mustBe('flags', [pattern.global, pattern.unicode], [true, true])
        mustBe('ids of lexemes', new Set(loaded.lexemes.map(({ id }) => id)).size, loaded.lexemes.length)
      } finally {
        writeFileSync(path, texts[recipe.base] ?? '')
      }
    },
  }
})
