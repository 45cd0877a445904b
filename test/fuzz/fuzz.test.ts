/**
 * Inputs that nobody meant, made from real ones by a seeded generator: nothing crashes, hangs or breaks what must hold. `npm run fuzz`
 * tries 20,000, here 2,000; a counterexample is shrunk, and printed with the seed and the path that lead to it again.
 */
import { afterAll, describe, expect, it } from 'vitest'
import { questions, statements } from './asking.ts'
import { commandLines, http, permalinks } from './calling.ts'
import { extractor, seeds } from './extracting.ts'
import { readers, stored, tables } from './reading.ts'

const SEED = Number(process.env['REFORMGRAPH_SEED'] ?? 1)
const COUNT = Number(process.env['REFORMGRAPH_FUZZ'] ?? 2000)
const TARGETS = [readers, extractor, tables, stored, seeds, questions, statements, commandLines, http, permalinks]
const SHARES = TARGETS.reduce((sum, { share }) => sum + share, 0)

const tried: string[] = []
afterAll(() => console.log(`fuzz: seed ${SEED}: ${tried.join(', ')}`))

describe('a fuzzer', () => {
  it.each(TARGETS)('finds nothing wrong with $name', async (target) => {
    const count = Math.ceil((COUNT * target.share) / SHARES)
    await expect(target.run(count, SEED)).resolves.toBeUndefined()
    tried.push(`${count} ${target.name}`)
  })
})
