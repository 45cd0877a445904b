/** The extractor with one of its parts taken away, so that one sees what each carries. The weights stay those that were learned with all. */
import { createReader, modelsOf } from '../extract.ts'
import { createIdentity } from '../entities/resolve.ts'
import type { Identity } from '../entities/resolve.ts'
import type { Seeds } from '../model.ts'
import { extractionBy } from './crossvalidate.ts'
import type { GoldDocument } from './gold.ts'
import { extractorByRules } from './rules.ts'
import { score } from './score.ts'
import type { Extraction, Score } from './score.ts'

/** What is taken away, and what that means. */
export const PARTS = {
  nothing: 'the extractor as it is',
  lexicon: 'no known practices, bodies, texts and honours: neither as hints nor as words nor as names of things',
  patterns: 'no patterns',
  identity: 'every spelling is a thing of its own: no names of the lexicon, no verdicts, no rules on marks, numbers and general words',
  weights: 'nothing learned: the longest known form is a mention, the document’s region adopted it, the stage is the commonest',
} as const

export type Part = keyof typeof PARTS

export function isPart(name: string): name is Part {
  return Object.hasOwn(PARTS, name)
}

/** How well annotated documents are read without a part. */
export function scoreWithout(part: Part, seeds: Seeds, gold: readonly GoldDocument[]): Score {
  const extract = extractorWithout(part, seeds)
  return score(gold.map((document) => ({ gold: document.gold, extraction: extract(document) })))
}

/** A function that extracts a gold document's text without a part. */
export function extractorWithout(part: Part, seeds: Seeds): (document: GoldDocument) => Extraction {
  const left: Seeds = {
    ...seeds,
    lexemes: part === 'lexicon' ? [] : seeds.lexemes,
    patterns: part === 'patterns' ? [] : seeds.patterns,
  }
  const reader = createReader(left)
  if (part === 'weights') return extractorByRules(left, reader)
  const models = modelsOf(left)
  const whole = part === 'identity' ? { ...reader, identity: EACH_ITS_OWN } : reader
  return (document) => extractionBy(models, document, whole)
}

const EACH_ITS_OWN: Identity = {
  ...createIdentity([], []),
  settle: (_, form) => ({ key: form, name: undefined, lexeme: undefined }),
}
