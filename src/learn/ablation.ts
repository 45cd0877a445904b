/**
 * `npm run ablation [-- <folder of gold and corpus>]`: how well annotated documents are read with all parts of the extractor, and without each
 * of them. The folder is that of `npm run train` (default `../shared`). Only sums are printed: one of the sets is held out.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { InputError, ReformGraphError } from '../errors.ts'
import type { Seeds } from '../model.ts'
import { PATHS } from '../paths.ts'
import { loadSeeds } from '../seeds/load.ts'
import { readGold } from './gold.ts'
import type { GoldDocument } from './gold.ts'
import type { Score } from './score.ts'
import { isPart, PARTS, scoreWithout } from './without.ts'

/** Annotated sets with the folders of their texts; `npm run train` learns from the first. */
const SETS: readonly (readonly [set: string, texts: readonly string[], about: string])[] = [
  ['dev', ['county', 'passages'], 'the shipped weights were learned from these'],
  ['check', ['check'], 'held out'],
]
const WIDTH = 10

async function ablate(folder: string): Promise<void> {
  const sets = SETS.filter(([set]) => existsSync(join(folder, 'gold', set)))
  if (sets.length === 0)
    throw new InputError(`${folder} has no annotations in gold/dev or gold/check: npm run ablation -- <folder of gold and corpus>`)
  const seeds = await loadSeeds(PATHS.seeds)
  for (const [set, texts, about] of sets) {
    const gold = readGold(
      join(folder, 'gold', set),
      texts.map((name) => join(folder, 'corpus', name)),
    )
    say(`gold/${set}: ${String(gold.length)} documents (${about}); F1, and the share of stages that are right`)
    report(seeds, gold)
  }
  for (const [part, meaning] of Object.entries(PARTS)) say(`without ${part}: ${meaning}`)
}

function report(seeds: Seeds, gold: readonly GoldDocument[]): void {
  say(lineOf(['without', 'entities', 'relations', 'stage']))
  for (const part of Object.keys(PARTS).filter((name) => isPart(name))) {
    const { figures, stage } = scoreWithout(part, seeds, gold)
    say(lineOf([part, f1(figures, 'entities'), f1(figures, 'relations'), (stage.right / Math.max(1, stage.of)).toFixed(3)]))
  }
  say('')
}

function f1(figures: Score['figures'], name: string): string {
  return (figures[name]?.f1 ?? 0).toFixed(3)
}

function lineOf(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.padEnd(WIDTH))
    .join('')
    .trimEnd()
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

try {
  await ablate(resolve(process.argv[2] ?? '../shared'))
} catch (error) {
  if (!(error instanceof ReformGraphError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = error.exitCode
}
