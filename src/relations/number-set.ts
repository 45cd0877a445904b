/** Integers, each once, in the order in which they came: a set that is filled and read thousands of times a second. */

export interface NumberSet {
  /** Leaves out what is there already, and what there is no room for. */
  add(value: number): void
  values(): Int32Array
}

/** Slots of the table, a power of two; so many integers at most it takes. */
const SLOTS = 2048
const MOST = SLOTS / 2

const slots = new Int32Array(SLOTS)
/** For each slot, the set that filled it: what others left counts as empty. */
const owners = new Float64Array(SLOTS)
let sets = 0

/** An empty set. Only the one made last may be used: all share one table. */
export function createNumberSet(): NumberSet {
  const owner = ++sets
  const found: number[] = []
  return {
    add(value) {
      let at = value & (SLOTS - 1)
      for (; owners[at] === owner; at = (at + 1) & (SLOTS - 1)) if (slots[at] === value) return
      if (found.length === MOST) return
      slots[at] = value
      owners[at] = owner
      found.push(value)
    },
    values: () => Int32Array.from(found),
  }
}
