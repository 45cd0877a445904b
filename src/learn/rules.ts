/**
 * Extraction by rules alone, as it would be if nothing had been learned: every form that lexicon, patterns and gazetteer know is a mention,
 * the longest first; the document's region (or whom the sentence names) adopted every practice, established every body, issued every text and received
 * every honour; the stage is the commonest. What learning carries is what the extractor does better than this.
 */
import { assemble, readUp } from '../extract.ts'
import type { Reader } from '../extract.ts'
import { hintAt } from '../mentions/hints.ts'
import type { Hint, Hints } from '../mentions/hints.ts'
import type { Mention, Seeds, Span } from '../model.ts'
import { cuesByWord, rankStages } from '../relations/relate.ts'
import type { RelationModel } from '../relations/relate.ts'
import type { Softmax } from '../relations/softmax.ts'
import { extractionOf } from './evaluate.ts'
import type { GoldDocument } from './gold.ts'
import type { Extraction } from './score.ts'

/** A function that extracts a gold document's text without learned weights. */
export function extractorByRules(seeds: Seeds, reader: Reader): (document: GoldDocument) => Extraction {
  const model = relationsByRule(seeds)
  return ({ doc }) => {
    const reading = readUp(doc, reader)
    return extractionOf(assemble({ issues: [] }, reading, longestOf(reading.hints), reader, model))
  }
}

/** The stretches that something is known of, the longest first, no two over one another. */
export function longestOf(hints: Hints): Mention[] {
  const chosen: Mention[] = []
  const free = (one: Span): boolean => !chosen.some(({ start, end }) => one.start < end && start < one.end)
  const all = hints.known.flatMap((_, index) => hintAt(hints, index) ?? [])
  for (const hint of all.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start || familyOf(a) - familyOf(b)))
    if (free(hint)) chosen.push({ start: hint.start, end: hint.end, type: hint.type, rule: hint.rule, name: hint.name, weight: 1 })
  return chosen.toSorted((a, b) => a.start - b.start)
}

/** What stands in a list is surer than what has a form, and that than a place's name. */
function familyOf({ rule }: Hint): number {
  return rule.startsWith('lexicon/') ? 0 : rule.startsWith('gazetteer/') ? 2 : 1
}

/** Practices are adopted, bodies established, texts issued, honours received; a partnership needs to be learned. */
const ALWAYS: ReadonlySet<string> = new Set(['ADOPTED', 'ESTABLISHED', 'ISSUED', 'RECEIVED'])
const COMMONEST = 'implemented'
/** A logit that nothing stands against. */
const CERTAIN = 9

function relationsByRule({ cues, ontology }: Pick<Seeds, 'cues' | 'ontology'>): RelationModel {
  return {
    roles: constant(['none', ...ontology.edges.map(({ name }) => name)], (label) => ALWAYS.has(label)),
    stages: constant(
      ontology.stages.map(({ name }) => name),
      (label) => label === COMMONEST,
    ),
    cues: cuesByWord(cues),
    ranks: rankStages(ontology.stages),
  }
}

/** A model that says the same of everything. */
function constant(labels: readonly string[], certain: (label: string) => boolean): Softmax {
  return { labels, weights: new Map([['bias', labels.map((label) => (certain(label) ? CERTAIN : label === 'none' ? 0 : -CERTAIN))]]) }
}
