/**
 * What one engine can do and the other can't: the whole list, in one place. Questions of `cypher/` need none of it; statements of users may. A
 * test tries each on each engine, both ways: what is said to be there works, and what is said to be missing does not.
 */
import type { Capabilities, Words } from '../model.ts'

export type Engine = 'ladybug' | 'neo4j'

export interface Capability {
  readonly note: Words
  readonly engines: Readonly<Record<Engine, boolean>>
}

const ONLY_NEO4J = { ladybug: false, neo4j: true } as const

export const CAPABILITIES: Readonly<Record<keyof Capabilities, Capability>> = {
  live: {
    note: {
      zh: '打开以后还能看到新载入的；没有的，要重新打开',
      en: 'sees what is loaded while it is open; without it, it has to be opened again',
    },
    engines: ONLY_NEO4J,
  },
  trails: {
    note: {
      zh: '一次匹配里一条关系只走一次；没有的，要写明 `x.id <> y.id`',
      en: 'one match walks a relation only once; without it, say `x.id <> y.id`',
    },
    engines: ONLY_NEO4J,
  },
  distinctAnywhere: {
    note: {
      zh: '带 `DISTINCT` 的聚合可以放在别的前面；没有的，放在前面会被拒绝，因为数会错',
      en: 'an aggregate with `DISTINCT` may stand before others; without it, that is refused, for the count would be wrong',
    },
    engines: ONLY_NEO4J,
  },
  typeFunctions: {
    note: {
      zh: '`type(r)` `properties(n)` `elementId(n)`；没有的，用 `r.type` `n.id`',
      en: '`type(r)` `properties(n)` `elementId(n)`; without them, `r.type` and `n.id`',
    },
    engines: ONLY_NEO4J,
  },
  comprehensions: {
    note: { zh: '列表推导 `[x IN xs | x.name]`', en: 'list comprehensions `[x IN xs | x.name]`' },
    engines: ONLY_NEO4J,
  },
  collectSubqueries: { note: { zh: '子查询 `COLLECT { … }`', en: 'subqueries `COLLECT { … }`' }, engines: ONLY_NEO4J },
  quantifiedPaths: { note: { zh: '带次数的路径 `->{1,3}`', en: 'quantified paths `->{1,3}`' }, engines: ONLY_NEO4J },
  listsFromZero: {
    note: { zh: '列表从 0 数起；没有的，从 1 数起', en: 'lists count from 0; without it, from 1' },
    engines: ONLY_NEO4J,
  },
}

/** What an engine can do. */
export function capabilitiesOf(engine: Engine): Capabilities {
  const can = (name: keyof Capabilities): boolean => CAPABILITIES[name].engines[engine]
  return {
    live: can('live'),
    trails: can('trails'),
    distinctAnywhere: can('distinctAnywhere'),
    typeFunctions: can('typeFunctions'),
    comprehensions: can('comprehensions'),
    collectSubqueries: can('collectSubqueries'),
    quantifiedPaths: can('quantifiedPaths'),
    listsFromZero: can('listsFromZero'),
  }
}
