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
  /** Every name anywhere in the stretch, by start, then by length. */
  all(text: string, start: number, end: number): Match[]
}

/** @param names distinct, non-empty */
export function createTrie(names: readonly string[]): Trie {
  const total = names.reduce((sum, name) => sum + name.length, 1)
  const size = 2 ** Math.ceil(Math.log2(total * 2 + 2))
  const mask = size - 1
  /** Two integers an edge: node * 65,536 + character does not fit in 32 bits, so both are kept. */
  const nodes = new Int32Array(size).fill(-1)
  const characters = new Uint16Array(size)
  const targets = new Int32Array(size)
  const endings = new Int32Array(total).fill(-1)
  const mayBegin = beginningsOf(names)
  let count = 1

  const slot = (node: number, character: number): number => {
    let at = (Math.imul(node, 0x9e3779b1) ^ Math.imul(character, 0x85ebca6b)) & mask
    at = (at ^ (at >>> 7)) & mask
    while (nodes[at] !== -1 && (nodes[at] !== node || characters[at] !== character)) at = (at + 1) & mask
    return at
  }

  names.forEach((name, index) => {
    let node = 0
    for (let i = 0; i < name.length; i++) {
      const character = name.charCodeAt(i)
      const at = slot(node, character)
      if (nodes[at] === -1) {
        nodes[at] = node
        characters[at] = character
        targets[at] = count++
      }
      node = targets[at] ?? 0
    }
    endings[node] = index
  })

  const at: Trie['at'] = (text, start, limit, found) => {
    if (start >= limit || !mayBegin(text.charCodeAt(start), start + 1 < limit ? text.charCodeAt(start + 1) : 0)) return
    let node = 0
    for (let i = start; i < limit; i++) {
      const edge = slot(node, text.charCodeAt(i))
      if (nodes[edge] === -1) return
      node = targets[edge] ?? 0
      const name = endings[node] ?? -1
      if (name >= 0) found(i + 1, name)
    }
  }
  return {
    at,
    all(text, start, end) {
      const matches: Match[] = []
      for (let i = start; i < end; i++) at(text, i, end, (to, name) => matches.push({ start: i, end: to, name }))
      return matches
    },
  }
}

/** 64 kilobytes of bits say which pairs of code units names may begin with: most places of a text begin none. */
const SKETCH = 19

const pairHash = (first: number, second: number): number => Math.imul((first << 16) | second, 0x9e3779b1)

/** A function that says whether a name may begin with two code units (0 for the second: the text ends there). */
function beginningsOf(names: readonly string[]): (first: number, second: number) => boolean {
  const pairs = createSketch(SKETCH)
  /** Names of one code unit, behind which anything may stand. */
  const alone = new Set<number>()
  for (const name of names) {
    if (name.length === 1) alone.add(name.charCodeAt(0))
    else pairs.add(pairHash(name.charCodeAt(0), name.charCodeAt(1)))
  }
  const anyAlone = alone.size > 0
  return (first, second) => pairs.mayHold(pairHash(first, second)) || (anyAlone && alone.has(first))
}
