/**
 * Every type that crosses a stage boundary, in the order in which a document flows through the stages.
 *
 * Types only: nothing here exists at run time. All values are read-only once made. Offsets are UTF-16 code units into
 * `Doc.text`, half-open: `text.slice(start, end)`.
 */

// ── read → text ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** One document as it was read from a file: its text and what is known of it beside the text. */
export interface Source {
  /** The path below the folder that was given, without extension, `/` between folders. */
  readonly id: string
  readonly path: string
  readonly title: string
  /** The text as read: decoded, otherwise untouched. */
  readonly raw: string
  /** SHA-256 of the file's bytes together with the metadata that came from beside it, hexadecimal. */
  readonly sha256: string
  /** Name or six-digit code of the region that the document speaks for, where front matter, metadata or the user says so. */
  readonly region?: string | undefined
  /** ISO date or year. */
  readonly date?: string | undefined
  readonly url?: string | undefined
  /** Trouble met while reading that did not stop it (a doubtful encoding, pages without text). */
  readonly issues: readonly Issue[]
}

/** A stretch of a text: half-open UTF-16 offsets. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A sentence with the place it has in its document. */
export interface Sentence extends Span {
  /** Index of the paragraph that it stands in. */
  readonly paragraph: number
  /** Index into `Doc.sections`. */
  readonly section: number
}

/** A stretch that one heading governs. The first section of a document may have no heading. */
export interface Section extends Span {
  readonly heading: Span | undefined
  /** 1 is the highest. 0: the part before the first heading. */
  readonly level: number
  /** Whether this part speaks of the time to come (下一步, 2025年工作安排). */
  readonly plan: boolean
}

/** What a word is, wherever it stands. */
export interface WordForm {
  readonly text: string
  /** Hash of its characters: see `hashOf`. */
  readonly hash: number
  /** Part of speech in the notation of ICTCLAS: n, v, vn, ns, m … */
  readonly tag: string
  /** Hash of the tag. */
  readonly tagHash: number
}

/** The words of a document in order, in columns: a long document has millions. Punctuation marks are words too. */
export interface Tokens {
  /** Where each begins; it is as long as its form. */
  readonly starts: Int32Array
  /** What stands at an index: one object for all places of a word. */
  readonly formAt: (index: number) => WordForm | undefined
}

/** What was taken from a text: spaces. */
export interface Spacing {
  /** Where each of them stands in the text with them, in order. */
  readonly spaces: Int32Array
}

/** A document ready to be read: its text is normalised once and never again; everything else points into it. */
export interface Doc {
  readonly id: string
  readonly title: string
  readonly path: string
  readonly sha256: string
  readonly url?: string | undefined
  readonly date?: string | undefined
  /** What the source itself says of its region: a name or a code. The region that is decided on is in `Context`. */
  readonly region?: string | undefined
  readonly year?: number | undefined
  /** The text as the matching sees it; `title` and `region` likewise. Every offset points into `written.text` just as well. */
  readonly text: string
  /** Title and text in the script and the width that they were written in: as the reader sees them, but for `spacing`. */
  readonly written: { readonly title: string; readonly text: string }
  /** Spaces that were taken out because they part what belongs together (枫 桥 经 验): the text with them is what the reader sees. */
  readonly spacing?: Spacing | undefined
  readonly paragraphs: readonly Span[]
  readonly sections: readonly Section[]
  readonly sentences: readonly Sentence[]
}

// ── mentions → entities → relations ─────────────────────────────────────────────────────────────────────────────────

/** A stretch of a document that names an entity. `rule` is the id of the lexicon row, pattern or model that found it. */
export interface Mention extends Span {
  readonly type: string
  readonly rule: string
  /** Canonical name where the rule knows one. */
  readonly name?: string | undefined
  /** Probability that a careful reader would note it, by the model; 1 for what a rule is sure of. */
  readonly weight: number
}

/** A plain value of a node or an edge. Lists are of strings. */
export type Value = string | number | boolean | readonly string[]
export type Properties = Readonly<Record<string, Value>>

/** One thing as one document speaks of it. `id` is computed from what the thing is, never from a counter or a clock. */
export interface Entity {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly aliases: readonly string[]
  /** As `ontology.json` lists them for the type. */
  readonly properties: Properties
  readonly mentions: readonly EntityMention[]
}

export interface EntityMention extends Span {
  /** `text.slice(start, end)`. */
  readonly text: string
  readonly rule: string
}

/** The sentence, or the part of it, that a relation rests on. `quote === text.slice(start, end)`. */
export interface Evidence extends Span {
  readonly quote: string
  readonly rule: string
}

/** What one document says of two entities. A relation without evidence does not exist; the first evidence is the best. */
export interface Relation {
  readonly id: string
  readonly type: string
  readonly source: string
  readonly target: string
  /** As `ontology.json` lists them for the type: `stage`, `year`, `quantity`, `unit`. */
  readonly properties: Properties
  readonly evidence: readonly Evidence[]
}

/** Trouble found in data: collected, never thrown. */
export interface Issue {
  readonly document: string
  readonly span?: Span | undefined
  readonly rule: string
  readonly message: string
  /** What a name may mean, by full names, where nothing settles it. */
  readonly choices?: readonly string[] | undefined
}

// ── the unit that is stored ─────────────────────────────────────────────────────────────────────────────────────────

/** What a graph keeps of a document itself. */
export interface DocumentNode {
  readonly id: string
  readonly title: string
  /** Entity id of the region that the document speaks for. */
  readonly region?: string | undefined
  readonly year?: number | undefined
  readonly date?: string | undefined
  readonly url?: string | undefined
  readonly path: string
  readonly sha256: string
  readonly text: string
}

/** One document's node, entities and relations: the unit that is stored, replaced and removed. */
export interface DocumentGraph {
  readonly document: DocumentNode
  readonly entities: readonly Entity[]
  readonly relations: readonly Relation[]
  readonly issues: readonly Issue[]
}

/** A node of the merged graph: an entity as all documents together speak of it, or a document. */
export interface GraphNode {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly properties: Properties
}

/** An edge of the merged graph: what one document says. Two documents that say the same give two edges. */
export interface GraphEdge {
  readonly id: string
  readonly type: string
  readonly source: string
  readonly target: string
  readonly document: string
  readonly quote: string
  readonly start: number
  readonly end: number
  readonly rule: string
  readonly properties: Properties
}

/** All documents merged by id, nodes and edges each sorted by id (code units). */
export interface Graph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

// ── asking ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A label or a note in both languages of the interface. */
export interface Words {
  readonly zh: string
  readonly en: string
}

export interface Parameter {
  readonly name: string
  readonly label: Words
  /**
   * What the argument is: entity types' names with `|` between them (its value is then an entity id, resolved from a name),
   * or `string`, `integer`, `number`, `boolean`.
   */
  readonly type: string
  readonly default?: Value | undefined
}

export interface Column {
  readonly name: string
  readonly label: Words
}

/** A file of `cypher/`. */
export interface Question {
  readonly name: string
  readonly title: Words
  readonly note: Words
  readonly parameters: readonly Parameter[]
  readonly columns: readonly Column[]
  /** The Cypher text, the same for both engines. A computed question may have several statements, each under a line that names it. */
  readonly text: string
  /** What makes the answer out of what the statements give; absent where the one statement gives it. */
  readonly computed?: string
}

/** A flat record of plain values; `null` where there is none. */
export type Row = Readonly<Record<string, Value | null>>

/** What a statement gives: the columns in their order, and a row for each match. */
export interface Answer {
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  /** Whether there were more rows than the limit let through. */
  readonly truncated: boolean
}

/** Takes a row as its values, in the order of the columns. */
export type RowTaker = (values: readonly (Value | null)[]) => void

/** How far a statement that a user wrote may go. */
export interface Limits {
  readonly rows: number
  readonly milliseconds: number
  readonly megabytes: number
}

/** What tells engines apart; `store/capabilities.ts` says which has what. */
export interface Capabilities {
  /** What is loaded while the store is open can be seen. */
  readonly live: boolean
  /** One match walks a relation only once. */
  readonly trails: boolean
  /** An aggregate with DISTINCT may stand before others. */
  readonly distinctAnywhere: boolean
  /** `type(r)`, `properties(n)`, `elementId(n)`. */
  readonly typeFunctions: boolean
  /** `[x IN xs | …]`. */
  readonly comprehensions: boolean
  /** `COLLECT { … }`. */
  readonly collectSubqueries: boolean
  /** `->{1,3}`. */
  readonly quantifiedPaths: boolean
  /** `xs[0]` is the first. */
  readonly listsFromZero: boolean
}

/** A graph that can be asked, wherever it is kept. Reads only. */
export interface Store {
  /** `ladybug` or `neo4j`. */
  readonly engine: string
  readonly can: Capabilities
  /** Every stored document, in the order of ids. */
  documents(): AsyncIterable<DocumentGraph>
  /** One document, or nothing. */
  document(id: string): Promise<DocumentGraph | undefined>
  /** Runs one read-only statement. Parameters are never pasted into the text. */
  query(text: string, parameters: Readonly<Record<string, Value | null>>): Promise<readonly Row[]>
  /**
   * Runs one read-only statement without parameters and hands on its rows one by one: `begin` gets the columns and gives what takes the
   * rows. A statement that has to be run again begins again.
   */
  scan(text: string, begin: (columns: readonly string[]) => RowTaker): Promise<void>
  /** What the stored graph is known by: another text after every change; nothing where no change could be noticed. */
  revision(): Promise<string | undefined>
  /** Runs one statement that a user wrote: refused unless it only reads, and stopped at the limits. */
  explore(text: string, limits: Limits): Promise<Answer>
  close(): Promise<void>
}

// ── seeds: what is known before reading ─────────────────────────────────────────────────────────────────────────────

export interface PropertyType {
  readonly type: 'string' | 'integer' | 'number' | 'strings'
  readonly label: Words
  /** The closed list of values, where there is one. */
  readonly values?: readonly string[] | undefined
  /** The filter that it is a value of; properties of several types may share one. */
  readonly facet?: string | undefined
}

export interface NodeType {
  readonly name: string
  readonly label: Words
  readonly note: Words
  readonly colour: { readonly light: string; readonly dark: string }
  readonly properties: Readonly<Record<string, PropertyType>>
}

export interface EdgeType {
  readonly name: string
  readonly label: Words
  readonly note: Words
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly symmetric: boolean
  readonly properties: Readonly<Record<string, PropertyType>>
}

export interface Stage {
  readonly name: string
  readonly label: Words
  readonly colour: { readonly light: string; readonly dark: string }
  /** The strongest stage that a document supports is the one that counts; 1 is the strongest. */
  readonly rank: number
}

export interface Ontology {
  /** The node type that stands for a document itself, and the edge type from it to what it mentions. */
  readonly document: string
  readonly mentions: string
  /** The node type of the places in which something is done: how widely it is done is counted in them. */
  readonly place: string
  readonly nodes: readonly NodeType[]
  readonly edges: readonly EdgeType[]
  readonly stages: readonly Stage[]
}

/** Level of a region, from the state down; `zone` has territory and an administration of its own, `area` spans several regions. */
export type Level = 'country' | 'province' | 'prefecture' | 'county' | 'township' | 'village' | 'zone' | 'area'

/** A row of the gazetteer: one region under one name during one stretch of years. */
export interface GazetteerRegion {
  /** Six digits, nine for a town, or the key of a zone or named area. Not unique over time: see `from`. */
  readonly code: string
  readonly name: string
  readonly short: readonly string[]
  readonly level: Level
  /** Code of the region that it lies in; none for provinces and areas of several provinces. */
  readonly parent: string | undefined
  /** First year of validity. */
  readonly from: number
  /** First year in which it is no longer valid; none while it is in force. */
  readonly to: number | undefined
  /** Codes. `330114`: it took this one's place when it ended; `330102[1996]`: a part went to it in that year. */
  readonly successors: readonly string[]
}

/** Names of places that are everyday words too: `gazetteer/everyday.tsv`. */
export interface EverydayWords {
  /** Short forms that count only where the full name stands in the same text. */
  readonly withFullName: ReadonlySet<string>
  /** Names that are never a place for sure: they count only where the whole of the sentence speaks for it. */
  readonly weighed: ReadonlySet<string>
}

/** A row of `lexicon/<Type>.tsv`: a known practice, institution kind, policy or honour with its surfaces. */
export interface Lexeme {
  /** `lexicon/<Type>:<name>`. */
  readonly id: string
  readonly type: string
  readonly name: string
  /** Every form of it, the name among them. */
  readonly surfaces: readonly string[]
  /** Field of reform. */
  readonly domain: string | undefined
  readonly note: string | undefined
  readonly source: string | undefined
}

/** A row of `lexicon/cues.tsv`: a word that carries a relation or a stage. */
export interface Cue {
  readonly word: string
  /** Name of an edge type, or `stage`, `plan`, `result`, `negation`, `other` (another place's), `call`, as `seeds/README.md` lists them. */
  readonly role: string
  readonly stage: string | undefined
}

/** A rule of `patterns/*.yaml`, with its own examples: the pattern must match in each `yes` and in no `no`. */
export interface Pattern {
  readonly id: string
  readonly type: string
  /** With the flags g and u, for `matchAll`. */
  readonly pattern: RegExp
  /**
   * Where a pattern begins with a part that takes up no text: that part, the same object for all patterns that begin with it, and
   * what follows, with the flag y.
   */
  readonly opened: { readonly opening: RegExp; readonly rest: RegExp } | undefined
  readonly note: string
  /** Each with what is to be found marked once: ⟦…⟧. */
  readonly yes: readonly string[]
  readonly no: readonly string[]
}

/** A row of `decisions.tsv`: a person's verdict on a pair of names; it wins over every rule. */
export interface Decision {
  readonly type: string
  readonly a: string
  readonly b: string
  readonly verdict: 'same' | 'different'
  readonly why: string
}

/** Traditional characters and what they stand for in simplified texts, one for one. */
export interface Script {
  /** Characters that only traditional texts have. */
  readonly always: ReadonlyMap<string, string>
  /** Characters that simplified texts have too, in other words. */
  readonly inTraditional: ReadonlyMap<string, string>
  /** Words, in simplified characters, that keep those. */
  readonly kept: readonly string[]
}

export interface Seeds {
  readonly ontology: Ontology
  readonly script: Script
  readonly regions: readonly GazetteerRegion[]
  readonly everyday: EverydayWords
  readonly lexemes: readonly Lexeme[]
  readonly cues: readonly Cue[]
  readonly patterns: readonly Pattern[]
  readonly decisions: readonly Decision[]
  /** Contents of `weights/`, by file name without extension, as parsed from JSON. */
  readonly weights: Readonly<Record<string, unknown>>
  /** SHA-256 over all seed files except the corpus: an extraction made with other seeds is stale. */
  readonly version: string
}
