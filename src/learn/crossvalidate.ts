/** How good the models are on documents that they have not seen: folds of whole documents. */
import { assemble, readUp } from '../extract.ts'
import type { Reader, ReadModels } from '../extract.ts'
import { findMentions } from '../mentions/find.ts'
import type { Seeds } from '../model.ts'
import { extractionOf } from './evaluate.ts'
import type { GoldDocument } from './gold.ts'
import { learnModels } from './models.ts'
import { score } from './score.ts'
import type { Extraction, Score } from './score.ts'

/** What the models extract from a gold document's text. */
export function extractionBy(models: ReadModels, { doc }: GoldDocument, reader: Reader): Extraction {
  const reading = readUp(doc, reader)
  const found = findMentions(doc, reading.words, reading.hints, reader.finder, models)
  return extractionOf(assemble({ issues: [] }, reading, found, reader, models.relations))
}

/** What one fold scores, and what it learns from. */
export interface Fold {
  readonly heldOut: readonly GoldDocument[]
  readonly gold: readonly GoldDocument[]
  readonly more: readonly GoldDocument[]
}

/** @param more learned from too, but those of the regions that are scored: they name what a report of the same place names */
export function foldsOf({ gold, more, folds }: Pick<Fold, 'gold' | 'more'> & { readonly folds: number }): Fold[] {
  return Array.from({ length: folds }, (_, fold) => {
    const heldOut = gold.filter((__, index) => index % folds === fold)
    const regions = new Set(heldOut.map((document) => document.gold.region))
    return {
      heldOut,
      gold: gold.filter((__, index) => index % folds !== fold),
      more: more.filter((document) => !regions.has(document.gold.region)),
    }
  })
}

export function crossValidate({
  gold,
  more,
  seeds,
  reader,
  folds,
}: {
  gold: readonly GoldDocument[]
  more: readonly GoldDocument[]
  seeds: Seeds
  reader: Reader
  folds: number
}): Score {
  const pairs = foldsOf({ gold, more, folds }).flatMap((fold) => {
    const models = learnModels({ gold: fold.gold, more: fold.more, seeds, reader })
    return fold.heldOut.map((document) => ({ gold: document.gold, extraction: extractionBy(models, document, reader) }))
  })
  return score(pairs)
}
