/**
 * Many names looked for in one text: a trie over UTF-16 code units, its edges in one open-addressed table of integers (node and character →
 * node; the first two characters are one step), so that 50,000 names are matched at several million characters a second.
 */

export interface Match {
  readonly start: number
  readonly end: number
  /** Index of the name, as given. */
  readonly name: number
}

type Found = (start: number, end: number, name: number) => void

export interface Trie {
  /** Calls back with every name that starts at `start`, shortest first: its end and its index. */
  at(text: string, start: number, limit: number, found: (end: number, name: number) => void): void
  /** Calls back with every name anywhere in the stretch, by start, then by length. @param mayBegin where none begins for sure */
  each(text: string, start: number, end: number, found: Found, mayBegin?: (at: number) => boolean): void
  /** The same as a list. */
  all(text: string, start: number, end: number): Match[]
  /** Brings into the processor's cache what walks in a stretch begin with: the reads do not wait for one another here, as they do in walks. */
  readAhead(text: string, start: number, end: number): void
  /** A walk by hand: the place that two code units lead to, or −1. */
  begin(first: number, second: number): number
  /** One step further: the place after a code unit, or −1. */
  step(place: number, unit: number): number
  /** Index of the name that ends at a place, or −1. */
  nameAt(place: number): number
  /** Index of a name, or −1. */
  find(name: string): number
}

/** A trie to which names are still added. */
export interface GrowingTrie extends Trie {
  /** A name again takes the place of the one before. @param name not empty @param index what a match of it will be called */
  add(name: string, index: number): void
}

/** @param names distinct, non-empty */
export function createTrie(names: readonly string[]): Trie {
  const trie = createGrowingTrie(names.length)
  names.forEach((name, index) => trie.add(name, index))
  return trie
}

/** At least; they double whenever half of them are taken. */
const SLOTS = 2 ** 10
/** Four integers an edge, which one read of memory brings: the node that it leaves and its character, the node that it leads to, the name there. */
const EDGE = 4
const [FROM, UNIT, TO, NAME] = [0, 1, 2, 3]
/** Where names of one code unit and where longer ones begin; 0 in the first place of an edge: there is none. */
const [ALONE, TOP] = [1, 2]

const pairOf = (first: number, second: number): number => (first << 16) | second

/** @param names about how many are to come */
export function createGrowingTrie(names = 0): GrowingTrie {
  const slots = Math.max(SLOTS, 2 ** Math.ceil(Math.log2(2 * names + 1)))
  let edges = new Int32Array(slots * EDGE)
  let mask = slots - 1
  let count = TOP
  /** Whether any name has one code unit alone. */
  let hasShort = false
  /** Kept, or what is read ahead would be left out as useless. */
  let ahead = 0

  const slotOf = (node: number, unit: number): number => {
    const hash = Math.imul(Math.imul(node, 0x9e3779b1) ^ unit, 0x85ebca6b)
    return (hash ^ (hash >>> 15)) & mask
  }

  /** Where the edge of a node and a character, or of the top and two, stands; or the empty place where it would. */
  const edgeAt = (node: number, unit: number): number => {
    let edge = slotOf(node, unit) * EDGE
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

  const leaving = (node: number, unit: number): number => {
    const edge = edgeAt(node, unit)
    return edges[edge] === 0 ? -1 : edge
  }
  const begin = (first: number, second: number): number => leaving(TOP, pairOf(first, second))
  const step = (place: number, unit: number): number => leaving(edges[place + TO] ?? 0, unit)
  const nameAt = (place: number): number => (edges[place + NAME] ?? 0) - 1

  const at: Trie['at'] = (text, start, limit, found) => {
    if (start >= limit) return
    const first = text.charCodeAt(start)
    const short = hasShort ? leaving(ALONE, first) : -1
    if (short >= 0) found(start + 1, nameAt(short))
    if (start + 1 >= limit) return
    let place = begin(first, text.charCodeAt(start + 1))
    for (let end = start + 2; place >= 0; end++) {
      const name = nameAt(place)
      if (name >= 0) found(end, name)
      if (end >= limit) return
      place = step(place, text.charCodeAt(end))
    }
  }
  const each: Trie['each'] = (text, start, end, found, mayBegin) => {
    let from = start
    const foundAt = (to: number, name: number): void => {
      found(from, to, name)
    }
    for (; from < end; from++) if (!mayBegin || mayBegin(from)) at(text, from, end, foundAt)
  }

  /** The edge of a node and a character, made where there is none. */
  const make = (node: number, unit: number): number => {
    const there = edgeAt(node, unit)
    if (edges[there] !== 0) return there
    if (2 * count >= mask) grow()
    const edge = edgeAt(node, unit)
    edges[edge + FROM] = node
    edges[edge + UNIT] = unit
    edges[edge + TO] = ++count
    return edge
  }

  return {
    at,
    each,
    readAhead(text, start, end) {
      let first = text.charCodeAt(start)
      for (let i = start + 1; i < end; i++) {
        const second = text.charCodeAt(i)
        ahead |= edges[slotOf(TOP, pairOf(first, second)) * EDGE] ?? 0
        first = second
      }
    },
    begin,
    step,
    nameAt,
    find(name) {
      let place = name.length === 1 ? leaving(ALONE, name.charCodeAt(0)) : begin(name.charCodeAt(0), name.charCodeAt(1))
      for (let i = 2; i < name.length && place >= 0; i++) place = step(place, name.charCodeAt(i))
      return place < 0 ? -1 : nameAt(place)
    },
    all(text, start, end) {
      const matches: Match[] = []
      each(text, start, end, (from, to, name) => matches.push({ start: from, end: to, name }))
      return matches
    },
    add(name, index) {
      if (name.length === 1) hasShort = true
      let edge = name.length === 1 ? make(ALONE, name.charCodeAt(0)) : make(TOP, pairOf(name.charCodeAt(0), name.charCodeAt(1)))
      for (let i = 2; i < name.length; i++) edge = make(edges[edge + TO] ?? 0, name.charCodeAt(i))
      edges[edge + NAME] = index + 1
    },
  }
}

/** For each place of a text, as bits, in which of some lists a name may begin there: 1 for the first list, 2 for the second … */
export type Beginnings = (text: string) => Uint8Array

/** Slots for pairs of code units, as a power of two: 128 kilobytes. */
const PAIRS = 17

/**
 * One look for all lists: at most places of a text none of their names begins, and the looks at this one table do not wait for one another as
 * those at the tries would.
 */
export function createBeginnings(lists: readonly (readonly string[])[]): Beginnings {
  const pairs = new Uint8Array(2 ** PAIRS)
  const slotOf = (first: number, second: number): number => Math.imul(pairOf(first, second), 0x9e3779b1) >>> (32 - PAIRS)
  /** Names of one code unit, behind which anything may stand. */
  const alone = new Uint8Array(2 ** 16)
  lists.forEach((names, list) => {
    for (const name of names) {
      const [table, slot] = name.length === 1 ? [alone, name.charCodeAt(0)] : [pairs, slotOf(name.charCodeAt(0), name.charCodeAt(1))]
      table[slot] = (table[slot] ?? 0) | (1 << list)
    }
  })
  return (text) => {
    const found = new Uint8Array(text.length)
    let first = text.charCodeAt(0)
    for (let at = 0; at < text.length; at++) {
      const second = at + 1 < text.length ? text.charCodeAt(at + 1) : 0
      found[at] = (pairs[slotOf(first, second)] ?? 0) | (alone[first] ?? 0)
      first = second
    }
    return found
  }
}
