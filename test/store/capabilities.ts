/** Each capability tried on a store: a statement that needs it, and what it gives where the store has it. */
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { UsageError } from '../../src/errors.ts'
import type { Capabilities, Row, Store } from '../../src/model.ts'

interface Trial {
  readonly text: string
  readonly rows: readonly Row[]
  /** What happens where the store can't: the statement is refused, or gives other rows. */
  readonly without: 'refused' | 'other rows'
}

/** `live` takes a change of the graph: it is tried where each store is. */
const TRIALS: Readonly<Record<Exclude<keyof Capabilities, 'live'>, Trial>> = {
  trails: {
    text: 'MATCH (:Document)-[x:MENTIONS]->(:Region)<-[y:MENTIONS]-(:Document) WHERE x.id = y.id RETURN count(*) AS n',
    rows: [{ n: 0 }],
    without: 'other rows',
  },
  distinctAnywhere: {
    text: 'UNWIND [1, 1, 2] AS x RETURN count(DISTINCT x) AS different, count(*) AS n',
    rows: [{ different: 2, n: 3 }],
    without: 'refused',
  },
  typeFunctions: {
    text: 'MATCH (:Region)-[a:ADOPTED]->(:Measure) RETURN type(a) AS type LIMIT 1',
    rows: [{ type: 'ADOPTED' }],
    without: 'refused',
  },
  comprehensions: { text: "RETURN [x IN ['a', 'b'] | x + 'c'] AS xs", rows: [{ xs: ['ac', 'bc'] }], without: 'refused' },
  collectSubqueries: {
    text: "RETURN COLLECT { MATCH (r:Region) WHERE r.id = 'Region:1' RETURN r.id } AS ids",
    rows: [{ ids: ['Region:1'] }],
    without: 'refused',
  },
  quantifiedPaths: {
    text: "MATCH (a:Region)-[:LOCATED_IN]->{1,3}(b:Region) WHERE a.id = 'nowhere' RETURN count(*) AS n",
    rows: [{ n: 0 }],
    without: 'refused',
  },
  listsFromZero: { text: "WITH ['a', 'b'] AS xs RETURN xs[1] AS x", rows: [{ x: 'b' }], without: 'other rows' },
}

const LIMITS = { rows: 10, milliseconds: 10_000, megabytes: 600 }

export function capabilityContract(store: () => Store): void {
  test.each(Object.entries(TRIALS))('%s is there just where it is said to be', async (name, { text, rows, without }) => {
    const found = await store()
      .explore(text, LIMITS)
      .then(
        (answer) => (isDeepStrictEqual(answer.rows, rows) ? 'the rows' : 'other rows'),
        (error: unknown) => (error instanceof UsageError ? 'refused' : error),
      )
    const can: Readonly<Record<string, boolean>> = { ...store().can }
    expect(found).toBe(can[name] === true ? 'the rows' : without)
  })
}
