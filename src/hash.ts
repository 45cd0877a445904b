/**
 * Features as 32-bit integers: a template's number mixed with what it saw (characters, words, small numbers). The mixing
 * step is that of MurmurHash3 (A. Appleby, public domain).
 */

export function mix(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51)
  k = (k << 15) | (k >>> 17)
  let h = hash ^ Math.imul(k, 0x1b873593)
  h = (h << 13) | (h >>> 19)
  return (Math.imul(h, 5) + 0xe6546b64) | 0
}

const SEED = 0x9747b28c
/** What templates are mixed to, worked out once. */
const SEEDS = Int32Array.from({ length: 256 }, (_, template) => mix(SEED, template))

/** What a feature of a template begins with. */
export function seedOf(template: number): number {
  return SEEDS[template] ?? mix(SEED, template)
}

export function mix2(template: number, a: number): number {
  return mix(seedOf(template), a)
}

/** Hash of a stretch of text; 0 for an empty one. */
export function hashOf(text: string, start: number, end: number): number {
  let hash = 0
  for (let i = start; i < end; i++) hash = mix(hash, text.charCodeAt(i))
  return hash
}
