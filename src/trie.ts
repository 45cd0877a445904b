/**
 * Many names looked for in one text: a trie over UTF-16 code units, its edges in one open-addressed table of integers
 * (node and character → node), so that 50,000 names are matched at several million characters a second.
 */

import { createSketch } from './sketch.ts'

export interface Match {
  readonly start: number
  readonly end: number
  /** Index of the name, as given. */
  readonly name: number
}

export interface Trie {
  /** Calls back with every name that starts at `start`, shortest first: its end and its index. */
  at(text: string, start: number, limit: number, found: (end: number, name: number) => void): void
  /** Calls back with every name anywhere in the stretch, by start, then by length. */
  each(text: string, start: number, end: number, found: (start: number, end: number, name: number) => void): void
  /** The same as a list. */
  all(text: string, start: number, end: number): Match[]
  /** Whether any name may begin with two code units (0 for the second: the text ends there). Never false where one does. */
  mayBegin(first: number, second: number): boolean
  /** One step by hand: the place after a code unit, or −1. A walk begins at `ROOT`. */
  step(place: number, unit: number): number
  /** Index of the name that ends at a place, or −1. */
  nameAt(place: number): number
  /** Index of a name, or −1. */
  find(name: string): number
}

/** Where a walk by hand begins. */
export const ROOT = -1

/** A trie to which names are still added. */
export interface GrowingTrie extends Trie {
  /** A name again takes the place of the one before. @param name not empty @param index what a match of it will be called */
  add(name: string, index: number): void
}

/** @param names distinct, non-empty */
export function createTrie(names: readonly string[]): Trie {
  const trie = createGrowingTrie()
  names.forEach((name, index) => trie.add(name, index))
  return trie
}

/** At first; they double whenever half of them are taken. */
const SLOTS = 2 ** 10
/** Four integers an edge, which one read of memory brings: the node that it leaves and its character, the node that it leads to, the name there. */
const EDGE = 4
const [FROM, UNIT, TO, NAME] = [0, 1, 2, 3]
/** The root; 0 in the first place of an edge: there is none. */
const TOP = 1

export function createGrowingTrie(): GrowingTrie {
  let edges = new Int32Array(SLOTS * EDGE)
  let mask = SLOTS - 1
  let count = TOP
  const beginnings = createBeginnings()

  /** Where the edge of a node and a character stands, or the empty place where it would. */
  const edgeAt = (node: number, unit: number): number => {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) & mask
    slot = (slot ^ (slot >>> 7)) & mask
    let edge = slot * EDGE
    while (edges[edge] !== 0 && (edges[edge] !== node || edges[edge + UNIT] !== unit)) edge = (edge + EDGE) & (mask * EDGE + EDGE - 1)
    return edge
  }

  const grow = (): void => {
    const old = edges
    edges = new Int32Array(2 * old.length)
    mask = 2 * mask + 1
    for (let from = 0; from < old.length; from += EDGE)
      if (old[from] !== 0) edges.set(old.subarray(from, from + EDGE), edgeAt(old[from] ?? 0, old[from + UNIT] ?? 0))
  }

  const step = (place: number, unit: number): number => {
    const edge = edgeAt(place === ROOT ? TOP : (edges[place + TO] ?? 0), unit)
    return edges[edge] === 0 ? -1 : edge
  }
  const nameAt = (place: number): number => (edges[place + NAME] ?? 0) - 1

  const at: Trie['at'] = (text, start, limit, found) => {
    if (start >= limit || !beginnings.may(text.charCodeAt(start), start + 1 < limit ? text.charCodeAt(start + 1) : 0)) return
    let node = TOP
    for (let i = start; i < limit; i++) {
      const edge = edgeAt(node, text.charCodeAt(i))
      if (edges[edge] === 0) return
      node = edges[edge + TO] ?? 0
      const name = nameAt(edge)
      if (name >= 0) found(i + 1, name)
    }
  }
  const each: Trie['each'] = (text, start, end, found) => {
    let from = start
    const foundAt = (to: number, name: number): void => {
      found(from, to, name)
    }
    for (; from < end; from++) at(text, from, end, foundAt)
  }
  return {
    at,
    each,
    mayBegin: beginnings.may,
    step,
    nameAt,
    find(name) {
      let place = ROOT
      for (let i = 0; i < name.length; i++) {
        place = step(place, name.charCodeAt(i))
        if (place < 0) return -1
      }
      return place === ROOT ? -1 : nameAt(place)
    },
    all(text, start, end) {
      const matches: Match[] = []
      each(text, start, end, (from, to, name) => matches.push({ start: from, end: to, name }))
      return matches
    },
    add(name, index) {
      beginnings.add(name)
      let node = TOP
      let edge = 0
      for (let i = 0; i < name.length; i++) {
        const unit = name.charCodeAt(i)
        edge = edgeAt(node, unit)
        if (edges[edge] === 0) {
          if (2 * count >= mask) {
            grow()
            edge = edgeAt(node, unit)
          }
          edges[edge + FROM] = node
          edges[edge + UNIT] = unit
          edges[edge + TO] = ++count
        }
        node = edges[edge + TO] ?? 0
      }
      edges[edge + NAME] = index + 1
    },
  }
}

/** 64 kilobytes of bits say which pairs of code units names may begin with: most places of a text begin none. */
const SKETCH = 19

const pairHash = (first: number, second: number): number => Math.imul((first << 16) | second, 0x9e3779b1)

/** What says whether a name may begin with two code units (0 for the second: the text ends there). */
function createBeginnings(): { readonly add: (name: string) => void; readonly may: (first: number, second: number) => boolean } {
  const pairs = createSketch(SKETCH)
  /** Names of one code unit, behind which anything may stand. */
  const alone = new Set<number>()
  return {
    add(name) {
      if (name.length === 1) alone.add(name.charCodeAt(0))
      else pairs.add(pairHash(name.charCodeAt(0), name.charCodeAt(1)))
    },
    may: (first, second) => pairs.mayHold(pairHash(first, second)) || (alone.size > 0 && alone.has(first)),
  }
}
