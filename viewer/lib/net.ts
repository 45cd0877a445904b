/** The columns that the server sends, indexed for the page. Nodes and claims are known by their place in the columns. */
import type { Ontology } from '../../src/model.ts'
import type { GraphAnswer } from '../../src/serve/answers.ts'

/** Two nodes with everything that is said of them, in either direction: one line in the picture. */
export interface Pair {
  readonly a: number
  readonly b: number
  readonly claims: readonly number[]
}

export interface Net {
  readonly columns: GraphAnswer
  /** The node type of documents, and the relation from a document to what it mentions: one switch turns both on. */
  readonly document: string
  readonly mentions: string
  /** The node type of places. */
  readonly place: string
  readonly indexOf: ReadonlyMap<string, number>
  readonly pairs: readonly Pair[]
  /** Pairs of each node. */
  readonly pairsOf: readonly (readonly number[])[]
}

export function toNet(columns: GraphAnswer, { document, mentions, place }: Pick<Ontology, 'document' | 'mentions' | 'place'>): Net {
  const { id } = columns.nodes
  const pairs: { a: number; b: number; claims: number[] }[] = []
  const pairsOf = id.map((): number[] => [])
  const known = new Map<number, number>()
  columns.edges.source.forEach((source, claim) => {
    const target = columns.edges.target[claim]
    if (target === undefined || source === target) return
    const a = Math.min(source, target)
    const b = Math.max(source, target)
    const key = a * id.length + b
    const at = known.get(key)
    if (at !== undefined) {
      pairs[at]?.claims.push(claim)
      return
    }
    known.set(key, pairs.length)
    pairsOf[a]?.push(pairs.length)
    pairsOf[b]?.push(pairs.length)
    pairs.push({ a, b, claims: [claim] })
  })
  return { columns, document, mentions, place, indexOf: new Map(id.map((one, at) => [one, at])), pairs, pairsOf }
}

/** The line between two nodes; none where nothing is said of them. */
export function pairBetween(net: Net, a: string, b: string): number | undefined {
  const one = net.indexOf.get(a)
  const two = net.indexOf.get(b)
  if (one === undefined || two === undefined) return undefined
  return net.pairsOf[one]?.find((at) => net.pairs[at]?.a === two || net.pairs[at]?.b === two)
}
