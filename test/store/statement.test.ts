import { describe, expect, test } from 'vitest'
import { checkAggregates } from '../../src/store/aggregates.ts'
import { checkStatement } from '../../src/store/statement.ts'
import { HOSTILE } from './hostile.ts'

/** The last six of the list only read; they are stopped by their limits. */
const BOMBS = 6

describe('a statement of a user', () => {
  test('the list of hostile ones is long enough to mean something', () => {
    expect(new Set(HOSTILE).size).toBeGreaterThanOrEqual(80)
  })

  test.each(HOSTILE.slice(0, -BOMBS))('is refused: %s', (statement) => {
    expect(() => checkStatement(statement)).toThrow(expect.objectContaining({ name: 'UsageError', exitCode: 2 }))
  })

  test.each([
    'MATCH (n) RETURN n',
    'match (n:Region) where n.name = "CREATE" return n.id;',
    "RETURN 'LOAD CSV FROM; DROP TABLE x' AS text",
    'MATCH (n) RETURN n.set, n.`delete`, n.load',
    'MATCH (n:`CREATE`) RETURN n',
    'MATCH (n:Set)-[e:LOAD]->(m) RETURN $drop',
    'OPTIONAL MATCH (n) WITH n ORDER BY n.id SKIP 1 LIMIT 2 UNWIND n.aliases AS a RETURN DISTINCT a UNION ALL MATCH (n) RETURN n.id AS a',
    'MATCH (n) WHERE EXISTS { MATCH (n)--(m) } RETURN count(*)',
    'RETURN date.truncate("year", date()), duration.between(date(), date())',
    'CALL db.labels() YIELD label RETURN label',
    'CALL show_tables() RETURN *',
    'RETURN 1 // DELETE\n',
    '/* CREATE */ RETURN 1 /* ; */ ;',
    "RETURN 'a\\'b; DELETE'",
    'RETURN 1.5, .5, [1, 2][0], {a: 1}.a',
  ])('is let through: %s', (statement) => {
    expect(() => checkStatement(statement)).not.toThrow()
  })

  test('is refused when it is very long', () => {
    expect(() => checkStatement(`RETURN '${'x'.repeat(20_000)}'`)).toThrow('longer than')
  })
})

describe('aggregates', () => {
  test.each([
    'MATCH (n)--(m) RETURN n.id, count(DISTINCT m.id), count(*)',
    'MATCH (n)--(m) WITH n, collect(distinct m.id) AS ids, min(m.name) AS first RETURN n, ids, first',
    'MATCH (n)--(m) RETURN n.id, COUNT ( DISTINCT m.id), sum(m.x)',
  ])('with DISTINCT first are refused: %s', (statement) => {
    expect(() => checkAggregates(statement)).toThrow('DISTINCT last')
  })

  test.each([
    'MATCH (n)--(m) RETURN n.id, count(*), count(DISTINCT m.id)',
    'MATCH (n)--(m) WITH n, count(DISTINCT m.id) AS c RETURN sum(c)',
    'MATCH (n)--(m) RETURN count(DISTINCT n.id), count(DISTINCT m.id)',
    'MATCH (n) RETURN DISTINCT n.count, n.id',
  ])('otherwise pass: %s', (statement) => {
    expect(() => checkAggregates(statement)).not.toThrow()
  })
})
