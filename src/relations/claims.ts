/**
 * What single mentions say of pairs of things, put together into relations when all of a document is read. Until then claims stand in columns:
 * a long document has hundreds of thousands.
 */
import { relationId } from '../ids.ts'
import type { Evidence, Properties, Relation } from '../model.ts'

/** Who has which relation to what. */
interface Pair {
  readonly type: string
  readonly source: string
  readonly target: string
}

/** What a mention says of it. */
interface Said {
  readonly properties: Properties
  readonly evidence: Evidence
  readonly weight: number
  /** Whether it rests on a heading: that counts only where no sentence says it. */
  readonly heading?: boolean
}

export interface Claim extends Pair, Said {}

export interface Claims {
  readonly add: (claim: Claim) => void
  /** One relation for each pair that something was said of, by id. */
  readonly relations: (document: string) => Relation[]
}

/** @param ranks of stages: 1 is the strongest */
export function createClaims(ranks: ReadonlyMap<string, number>): Claims {
  const indices = new Map<string, number>()
  const pairs: Pair[] = []
  /** By claim: the index of its pair, and what it says. */
  const owners: number[] = []
  const weights: number[] = []
  const properties: Properties[] = []
  const evidence: Evidence[] = []
  /** Claims that rest on a heading: few. */
  const headings = new Set<number>()
  const saidAt = (claim: number): Said | undefined => {
    const [known, shown] = [properties[claim], evidence[claim]]
    return known && shown && { properties: known, evidence: shown, weight: weights[claim] ?? 0, heading: headings.has(claim) }
  }
  return {
    add({ type, source, target, ...said }) {
      const key = `${type}\0${source}\0${target}`
      const known = indices.get(key)
      const pair = known ?? pairs.push({ type, source, target }) - 1
      if (known === undefined) indices.set(key, pair)
      const claim = owners.push(pair) - 1
      weights.push(said.weight)
      properties.push(said.properties)
      evidence.push(said.evidence)
      if (said.heading === true) headings.add(claim)
    },
    relations(document) {
      const claimsOf = inGroups(owners, pairs.length)
      const relations = pairs.map((pair, index) =>
        merge(
          document,
          pair,
          Array.from(claimsOf(index), saidAt).filter((said) => said !== undefined),
          ranks,
        ),
      )
      return relations.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    },
  }
}

/** A function that gives the members of a group in order. @param groups of each member */
function inGroups(groups: readonly number[], count: number): (group: number) => Int32Array {
  const ends = new Int32Array(count + 1)
  for (const group of groups) ends[group + 1] = (ends[group + 1] ?? 0) + 1
  for (let group = 1; group <= count; group++) ends[group] = (ends[group] ?? 0) + (ends[group - 1] ?? 0)
  const members = new Int32Array(groups.length)
  const starts = ends.slice()
  groups.forEach((group, member) => {
    const at = ends[group] ?? 0
    members[at] = member
    ends[group] = at + 1
  })
  return (group) => members.subarray(starts[group], starts[group + 1])
}

/** One relation for a pair: the strongest stage that the text supports, every sentence once, the most telling first. */
function merge(document: string, { type, source, target }: Pair, all: readonly Said[], ranks: ReadonlyMap<string, number>): Relation {
  const said = all.filter(({ heading }) => heading !== true)
  const claims = said.length > 0 ? said : all
  const rank = ({ properties: { stage } }: Said): number => (typeof stage === 'string' ? (ranks.get(stage) ?? 99) : 99)
  const ordered = claims.toSorted((a, b) => rank(a) - rank(b) || b.weight - a.weight || a.evidence.start - b.evidence.start)
  const [best] = ordered
  if (!best) throw new RangeError('a relation without a claim')
  const evidence = [...new Map(ordered.map((claim) => [claim.evidence.start, claim.evidence])).values()]
  return { id: relationId(document, type, source, target), type, source, target, properties: best.properties, evidence }
}
