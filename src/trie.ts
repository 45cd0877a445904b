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
}

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

/** At first; it doubles whenever it is half full. */
const SLOTS = 2 ** 10

export function createGrowingTrie(): GrowingTrie {
  /** Two integers an edge: node * 65,536 + character does not fit in 32 bits, so both are kept. */
  let nodes = new Int32Array(SLOTS).fill(-1)
  let characters = new Uint16Array(SLOTS)
  let targets = new Int32Array(SLOTS)
  let endings = new Int32Array(SLOTS / 2).fill(-1)
  let mask = SLOTS - 1
  let count = 1
  const beginnings = createBeginnings()

  const slot = (node: number, character: number): number => {
    let at = (Math.imul(node, 0x9e3779b1) ^ Math.imul(character, 0x85ebca6b)) & mask
    at = (at ^ (at >>> 7)) & mask
    while (nodes[at] !== -1 && (nodes[at] !== node || characters[at] !== character)) at = (at + 1) & mask
    return at
  }

  const place = (node: number, character: number, target: number): void => {
    const at = slot(node, character)
    nodes[at] = node
    characters[at] = character
    targets[at] = target
  }

  const grow = (): void => {
    const [oldNodes, oldCharacters, oldTargets, oldEndings] = [nodes, characters, targets, endings]
    const size = 2 * oldNodes.length
    mask = size - 1
    nodes = new Int32Array(size).fill(-1)
    characters = new Uint16Array(size)
    targets = new Int32Array(size)
    endings = new Int32Array(size / 2).fill(-1)
    endings.set(oldEndings)
    oldNodes.forEach((node, at) => {
      if (node !== -1) place(node, oldCharacters[at] ?? 0, oldTargets[at] ?? 0)
    })
  }

  const at: Trie['at'] = (text, start, limit, found) => {
    if (start >= limit || !beginnings.may(text.charCodeAt(start), start + 1 < limit ? text.charCodeAt(start + 1) : 0)) return
    let node = 0
    for (let i = start; i < limit; i++) {
      const edge = slot(node, text.charCodeAt(i))
      if (nodes[edge] === -1) return
      node = targets[edge] ?? 0
      const name = endings[node] ?? -1
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
    all(text, start, end) {
      const matches: Match[] = []
      each(text, start, end, (from, to, name) => matches.push({ start: from, end: to, name }))
      return matches
    },
    add(name, index) {
      beginnings.add(name)
      let node = 0
      for (let i = 0; i < name.length; i++) {
        const character = name.charCodeAt(i)
        const edge = slot(node, character)
        if (nodes[edge] === -1) {
          if (2 * count >= mask) grow()
          place(node, character, count++)
          node = count - 1
        } else node = targets[edge] ?? 0
      }
      endings[node] = index
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
