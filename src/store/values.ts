/**
 * What an engine gives for a value, as a plain value: numbers as numbers, dates as ISO text, lists of texts as lists.
 * A node, an edge, a path or a map becomes its properties as JSON text, keys in one order and absent ones left out: the
 * two engines have little else in common there.
 */
import { compare } from '../graph/merge.ts'
import type { Row, Value } from '../model.ts'

/** A row from names and values. */
export function toRow(columns: readonly string[], values: readonly unknown[]): Row {
  return Object.fromEntries(columns.map((column, index) => [column, toValue(values[index])]))
}

/** A plain value, or `null` where there is none. */
export function toValue(value: unknown): Value | null {
  if (value === null || value === undefined) return null
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return Number.isFinite(value) ? value : String(value)
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
    default:
      return nested(value)
  }
}

function nested(value: unknown): Value {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
  const data = toData(value)
  return typeof data === 'string' ? data : JSON.stringify(data)
}

/** The fields by which an engine knows an element; they are no properties of it. */
const INTERNAL = new Set(['_id', '_label', '_src', '_dst', 'identity', 'elementId', 'startNodeElementId', 'endNodeElementId'])

/** Nested data as JSON can hold it. */
function toData(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toData)
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'object' || value === null) return toValue(value)
  const element = elementOf(value) ?? (isPlain(value) ? value : undefined)
  // What is left are dates, durations and points of Neo4j: their text says it.
  // oxlint-disable-next-line typescript/no-base-to-string
  if (!element) return String(value)
  const entries = Object.entries(element)
  return Object.fromEntries(
    entries
      .filter(([key, item]) => !INTERNAL.has(key) && item !== null && item !== undefined)
      .map(([key, item]) => [key, toData(item)] as const)
      .toSorted(([a], [b]) => compare(a, b)),
  )
}

/** The properties of an element of Neo4j; the nodes and edges of a path. */
function elementOf(value: object): object | undefined {
  if ('properties' in value && 'elementId' in value && typeof value.properties === 'object' && value.properties !== null)
    return value.properties
  if ('segments' in value && Array.isArray(value.segments) && 'start' in value) return pathOf(value.start, value.segments)
  if ('_nodes' in value && '_rels' in value) return { nodes: value['_nodes'], edges: value['_rels'] }
  return undefined
}

function pathOf(start: unknown, segments: readonly unknown[]): object {
  const parts = segments.filter(
    (segment): segment is { relationship: unknown; end: unknown } => typeof segment === 'object' && segment !== null,
  )
  return { nodes: [start, ...parts.map(({ end }) => end)], edges: parts.map(({ relationship }) => relationship) }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
