/**
 * `npm run train [-- <folder of gold and corpus>]`: learns all weights from gold and writes them to `seeds/weights`, each file with what it
 * was learned from and with which figures: cross-validated, and on held-out documents (their sums only). The folder has `gold/dev`,
 * `gold/check` and `corpus` (default `../shared`).
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createReader } from '../extract.ts'
import { encodeFilterModel } from '../mentions/filter.ts'
import { encodeMentionModel } from '../mentions/model.ts'
import { PATHS } from '../paths.ts'
import { listFiles } from '../read/files.ts'
import { EXTENSIONS, readSource } from '../read/source.ts'
import { loadSeeds } from '../seeds/load.ts'
import { normaliseText } from '../text/normalise.ts'
import { readAnnotations } from './annotations.ts'
import { crossValidate, extractionBy } from './crossvalidate.ts'
import { readGold } from './gold.ts'
import { learnModels } from './models.ts'
import { score } from './score.ts'
import type { Score } from './score.ts'
import { encodeSoftmax } from './softmax.ts'

const FOLDS = 5

async function train(folder: string): Promise<void> {
  const seeds = await loadSeeds(PATHS.seeds)
  const reader = createReader(seeds)
  const gold = readGold(join(folder, 'gold/dev'), [join(folder, 'corpus/county'), join(folder, 'corpus/passages')])
  const texts = await textsOf([join(folder, 'corpus/county-reports'), join(folder, 'corpus/provincial-2025')])
  const more = readAnnotations(join(PATHS.seeds, 'annotations'), (source) => texts.get(source))
  say(`${String(gold.length)} documents of gold, ${String(more.length)} annotated passages; cross-validation in ${String(FOLDS)} folds …`)
  const figures = figuresOf(crossValidate({ gold, more, seeds, reader, folds: FOLDS }))
  say(JSON.stringify(figures, null, 1))
  const models = learnModels({ gold, more, seeds, reader })
  const { learned, filter, mentions, relations } = models
  const heldOut = readGold(join(folder, 'gold/check'), [join(folder, 'corpus/check')])
  const pairs = heldOut.map((document) => ({ gold: document.gold, extraction: extractionBy(models, document, reader) }))
  const about = {
    command: 'npm run train',
    gold: gold.length,
    annotations: more.length,
    folds: FOLDS,
    figures,
    heldOut: { documents: heldOut.length, figures: figuresOf(score(pairs)) },
  }
  say(JSON.stringify(about.heldOut, null, 1))
  save('filter', encodeFilterModel(filter, about))
  save(
    'mentions',
    encodeMentionModel({ types: mentions.types, threshold: mentions.threshold, rows: learned.rows, weights: learned.weights }, about),
  )
  save('roles', encodeSoftmax(relations.roles, { ...about, annotations: 0 }))
  save('stages', encodeSoftmax(relations.stages, { ...about, annotations: 0 }))
}

async function textsOf(folders: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { files } = await listFiles(folders, EXTENSIONS)
  const texts = new Map<string, string>()
  for (const file of files) {
    const outcome = await readSource(file)
    if ('source' in outcome) texts.set(outcome.source.id, normaliseText(outcome.source.raw))
  }
  return texts
}

function figuresOf({ figures, stage }: Score): Record<string, number> {
  const rounded = Object.entries(figures).map(([name, { f1 }]) => [name, Math.round(f1 * 1000) / 1000] as const)
  return { ...Object.fromEntries(rounded), stage: Math.round((1000 * stage.right) / Math.max(1, stage.of)) / 1000 }
}

function save(name: string, weights: unknown): void {
  const folder = join(PATHS.seeds, 'weights')
  mkdirSync(folder, { recursive: true })
  const json = `${JSON.stringify(weights)}\n`
  writeFileSync(join(folder, `${name}.json`), json)
  say(`seeds/weights/${name}.json: ${String(json.length)} bytes`)
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

await train(resolve(process.argv[2] ?? '../shared'))
