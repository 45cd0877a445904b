/** How good the extractor is on annotated documents: floors under what was reached. Of the held-out documents only sums are looked at. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/extract.ts'
import { readGold } from '../../src/learn/gold.ts'
import { score } from '../../src/learn/score.ts'
import type { Score } from '../../src/learn/score.ts'
import { PATHS } from '../../src/paths.ts'
import { projectSeeds } from '../support/reading.ts'

const SHARED = join(PATHS.root, '../shared')

/** Floors of F1, and of the share of stages that are right. */
const FLOORS: readonly (readonly [set: string, texts: readonly string[], floors: Readonly<Record<string, number>>])[] = [
  ['dev', ['county', 'passages'], { entities: 0.9, relations: 0.85, stage: 0.9 }],
  ['check', ['check'], { entities: 0.85, relations: 0.85, stage: 0.84 }],
]

describe.runIf(existsSync(SHARED))('on annotated documents', () => {
  it.each(FLOORS)(
    'the figures of %s do not fall below their floors',
    async (set, texts, floors) => {
      const extract = createExtractor(await projectSeeds())
      const gold = readGold(
        join(SHARED, 'gold', set),
        texts.map((name) => join(SHARED, 'corpus', name)),
      )
      const reached = figuresOf(
        score(
          gold.map(({ gold: annotated, doc }) => {
            const { entities, relations } = extract({ ...doc, raw: doc.text, issues: [] })
            const said = relations.map(({ properties: { stage }, ...one }) => ({ ...one, ...(typeof stage === 'string' ? { stage } : {}) }))
            return { gold: annotated, extraction: { entities, relations: said } }
          }),
        ),
      )
      for (const [name, floor] of Object.entries(floors)) expect(reached[name], `${set}: ${name}`).toBeGreaterThanOrEqual(floor)
    },
    300_000,
  )
})

function figuresOf({ figures, stage }: Score): Readonly<Record<string, number>> {
  return { ...Object.fromEntries(Object.entries(figures).map(([name, { f1 }]) => [name, f1])), stage: stage.right / stage.of }
}
