/**
 * Short names of nodes and groups for addresses: six letters drawn from a hash of the id. An address has room for two hundred of them, where
 * ids of Chinese characters would fill it with twenty. Of 50,000 ids two share a handle once in fifty graphs; the first one is then meant.
 */
import type { Net } from './net.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
export const HANDLE = 6

/** Two rounds of FNV-1a (Fowler, Noll, Vo) with different beginnings, 36 bits of them. */
export function handleOf(id: string): string {
  let high = 0x81_1c_9d_c5
  let low = 0x1b_87_35_93
  for (let at = 0; at < id.length; at++) {
    const unit = id.charCodeAt(at)
    high = Math.imul(high ^ unit, 0x01_00_01_93)
    low = Math.imul(low ^ unit ^ (high >>> 15), 0x01_00_01_93)
  }
  let handle = ''
  for (let at = 0; at < HANDLE; at++) handle += LETTERS.charAt(((at < 3 ? high : low) >>> ((at % 3) * 6 + 7)) & 63)
  return handle
}

const known = new WeakMap<Net, ReadonlyMap<string, number>>()

/** The node that a handle means. */
export function nodeOf(net: Net, handle: string): number | undefined {
  const map = known.get(net) ?? handlesOf(net)
  known.set(net, map)
  return map.get(handle)
}

function handlesOf(net: Net): ReadonlyMap<string, number> {
  const map = new Map<string, number>()
  net.columns.nodes.id.forEach((id, at) => {
    const handle = handleOf(id)
    if (!map.has(handle)) map.set(handle, at)
  })
  return map
}
