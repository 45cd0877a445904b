/** Colours and symbols of types and stages, from the ontology; a stage is told by its symbol too, never by colour alone. */
import type { Ontology } from '../../src/model.ts'

export type Shade = 'light' | 'dark'

export interface Palette {
  readonly types: ReadonlyMap<string, string>
  readonly stages: ReadonlyMap<string, string>
  readonly symbols: ReadonlyMap<string, string>
}

/** From the strongest stage to the weakest. */
const SYMBOLS = ['★', '◐', '✔', '◆', '●', '○', '△', '▽', '□']

export function paletteOf(ontology: Ontology, shade: Shade): Palette {
  const ranked = ontology.stages.toSorted((a, b) => a.rank - b.rank)
  return {
    types: new Map(ontology.nodes.map((type) => [type.name, type.colour[shade]])),
    stages: new Map(ontology.stages.map((stage) => [stage.name, stage.colour[shade]])),
    symbols: new Map(ranked.map((stage, at) => [stage.name, SYMBOLS[at] ?? '·'])),
  }
}

/** Mixes two #RRGGBB colours; `share` of the first. WebGL blends alpha against whatever lies below, a mix stays as it is. */
export function mix(first: string, second: string, share: number): string {
  const channel = (at: number): string => {
    const value = Number.parseInt(first.slice(at, at + 2), 16) * share + Number.parseInt(second.slice(at, at + 2), 16) * (1 - share)
    return Math.round(value).toString(16).padStart(2, '0')
  }
  return `#${channel(1)}${channel(3)}${channel(5)}`
}
