/** What the HTTP interface answers: the contract between the server and whoever calls it, the viewer among them. Types only. */
import type { Direction } from '../graph/neighbours.ts'
import type { Column, Ontology, Properties, Question, Row, Span } from '../model.ts'

/** An entity or document, as little of it as a list needs. */
export interface Ref {
  readonly id: string
  readonly type: string
  readonly name: string
  /** Neighbours by any relation. */
  readonly degree: number
}

/** What one document says of two entities, with the sentence that says it. */
export interface Claim {
  readonly id: string
  readonly relation: string
  readonly source: string
  readonly target: string
  /** The document's id, its title, and the id of its node. */
  readonly document: string
  readonly title: string
  readonly node: string
  readonly stage: string | null
  /** The claim's own year, else the document's. */
  readonly year: number | null
  readonly properties: Properties
  readonly quote: string
  readonly start: number
  readonly end: number
  readonly rule: string
}

/**
 * A graph by columns. `type` `relation` `stage` point into the lists beside them, `source` `target` `document` into the
 * nodes; -1 stands for none, year 0 too.
 */
export interface GraphAnswer {
  readonly types: readonly string[]
  readonly relations: readonly string[]
  readonly stages: readonly string[]
  readonly nodes: {
    readonly id: readonly string[]
    readonly type: readonly number[]
    readonly name: readonly string[]
    /** A shorter name for the picture, where the name carries more than the place needs; else empty. */
    readonly short: readonly string[]
    readonly x: readonly number[]
    readonly y: readonly number[]
    readonly degree: readonly number[]
    readonly documents: readonly number[]
  }
  readonly edges: {
    readonly relation: readonly number[]
    readonly source: readonly number[]
    readonly target: readonly number[]
    readonly document: readonly number[]
    readonly stage: readonly number[]
    readonly year: readonly number[]
  }
  /** What the ontology lets nodes be filtered by. `of` points into `values`, node by node. */
  readonly facets: readonly Facet[]
  /** How many there are without any limit. */
  readonly total: { readonly nodes: number; readonly edges: number }
}

export interface Facet {
  readonly name: string
  readonly values: readonly string[]
  readonly of: readonly number[]
}

export interface OntologyAnswer {
  readonly engine: string
  readonly ontology: Ontology
}

export interface SearchAnswer {
  readonly query: string
  readonly hits: readonly SearchHit[]
  /** How many match in all, by type. */
  readonly counts: Readonly<Record<string, number>>
}

export interface SearchHit extends Ref {
  readonly matched: { readonly form: string; readonly start: number; readonly end: number; readonly by: 'text' | 'pinyin' | 'initials' }
}

/** Other names of the nodes that `/api/graph` gives without arguments, and how names are spoken. */
export interface NamesAnswer {
  /** For each of `forms` the place of its node. */
  readonly nodes: readonly number[]
  readonly forms: readonly string[]
  /** The usual syllable of each character. */
  readonly syllables: Readonly<Record<string, string>>
  /** What is read otherwise: its place among all names of nodes followed by `forms`, and its syllables with blanks between. */
  readonly otherwise: readonly (readonly [form: number, syllables: string])[]
}

export interface EntityAnswer extends Ref {
  readonly aliases: readonly string[]
  /** Names that a place had before, the latest first. */
  readonly former: readonly string[]
  readonly properties: Properties
  /** Documents that name it. */
  readonly documents: number
  /** Properties whose value is another entity. */
  readonly links: Readonly<Record<string, Ref>>
}

export interface NeighboursAnswer {
  readonly id: string
  readonly groups: readonly NeighbourGroup[]
}

export interface NeighbourGroup {
  readonly relation: string
  readonly direction: Direction
  /** How many ends there are; `ends` may hold fewer. */
  readonly total: number
  readonly ends: readonly Neighbour[]
}

export interface Neighbour extends Ref {
  readonly claims: readonly Claim[]
}

export interface EvidenceAnswer {
  readonly total: number
  readonly claims: readonly Claim[]
}

export interface DocumentSummary {
  readonly id: string
  readonly node: string
  readonly title: string
  readonly region: Ref | null
  readonly year: number | null
  readonly date: string | null
  readonly url: string | null
  readonly characters: number
  readonly entities: number
  readonly relations: number
  readonly issues: number
}

export interface DocumentsAnswer {
  readonly documents: readonly DocumentSummary[]
}

export interface DocumentAnswer extends DocumentSummary {
  readonly text: string
  /** `entity` points into `named`. */
  readonly mentions: readonly (Span & { readonly entity: number; readonly rule: string })[]
  readonly named: readonly Ref[]
  readonly claims: readonly Claim[]
}

export interface PathAnswer {
  readonly from: Ref
  readonly to: Ref
  readonly more: boolean
  readonly paths: readonly { readonly nodes: readonly Ref[]; readonly steps: readonly (readonly Claim[])[] }[]
}

export interface CompareAnswer {
  readonly a: Ref
  readonly b: Ref
  readonly groups: readonly CompareGroup[]
}

/** Two years of one entity, or of everything. Long lists are cut; `totals` has their true lengths. */
export interface YearsAnswer {
  readonly a: number
  readonly b: number
  readonly of: Ref | null
  readonly groups: readonly (CompareGroup & {
    readonly totals: { readonly shared: number; readonly onlyA: number; readonly onlyB: number }
  })[]
}

export interface CompareGroup {
  readonly relation: string
  readonly direction: Direction
  readonly shared: readonly (Ref & { readonly a: readonly Claim[]; readonly b: readonly Claim[] })[]
  readonly onlyA: readonly Neighbour[]
  readonly onlyB: readonly Neighbour[]
}

/** What a view has beside its columns; nodes in the order of ids. */
export interface ExcerptAnswer {
  readonly nodes: readonly {
    readonly id: string
    readonly aliases: readonly string[]
    readonly former: readonly string[]
    readonly properties: Properties
  }[]
  readonly claims: readonly Claim[]
}

export interface QuestionsAnswer {
  readonly questions: readonly Question[]
}

export interface RowsAnswer {
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** Whether there were more rows than a statement may give. */
  readonly truncated: boolean
}

/** RFC 9457. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
}
