import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeDocument } from '../../src/graph/document.ts'
import { reformgraph } from '../support/cli.ts'
import { EXTRACTION } from '../support/extraction.ts'
import { folderOf } from '../support/folder.ts'

const entity = (id: string, type: string, name: string): object => ({ id, type, name, surfaces: [name], core: true })
/** What should have been found in 县/a: one measure more than the extraction has. */
const GOLD = {
  document: 'a',
  region: '某县',
  entities: [entity('r', 'Region', '某县'), entity('m', 'Measure', '河长制'), entity('n', 'Measure', '林长制')],
  relations: [{ type: 'ADOPTED', source: 'r', target: 'm', stage: 'implemented', core: true }],
}

function folders(): { readonly gold: string; readonly graph: string } {
  const document = { ...EXTRACTION, document: { ...EXTRACTION.document, id: 'a', path: 'a.txt' } }
  const folder = folderOf({
    'gold/a.json': JSON.stringify(GOLD),
    'gold/b.json': JSON.stringify({ ...GOLD, document: 'b' }),
    'graph/documents/a.json': encodeDocument(document),
  })
  return { gold: join(folder, 'gold'), graph: join(folder, 'graph') }
}

interface Figures {
  readonly figures: Readonly<Record<string, { readonly tp: number; readonly fp: number; readonly fn: number } | undefined>>
  readonly misses?: readonly { readonly kind: string; readonly name: string }[]
}

async function figures(...words: readonly string[]): Promise<Figures> {
  const { gold, graph } = folders()
  const { code, out } = await reformgraph('evaluate', gold, '--graph', graph, '--json', ...words)
  expect(code).toBe(0)
  return JSON.parse(out)
}

describe('reformgraph evaluate', () => {
  it('counts what is right, too much and missing by type', async () => {
    const result = await figures('--present', '--misses')
    expect(result.figures).toMatchObject({
      Region: { tp: 1, fp: 0, fn: 0 },
      Measure: { tp: 1, fp: 0, fn: 1 },
      ADOPTED: { tp: 1, fp: 0, fn: 0 },
    })
    expect(result.misses?.map(({ kind, name }) => [kind, name])).toEqual([['missed', '林长制']])
  })

  it('counts an annotated document that the graph does not have as empty, and says so', async () => {
    expect((await figures()).figures['Measure']).toMatchObject({ tp: 1, fn: 3 })
    const { gold, graph } = folders()
    const { out, err } = await reformgraph('evaluate', gold, '--graph', graph, '--misses')
    expect(err).toBe('no extraction for b: it counts as empty\n')
    expect(out).toContain('a  - Measure 林长制')
  })

  it('counts the kinds of errors, with one example each', async () => {
    const { gold, graph } = folders()
    const { out } = await reformgraph('evaluate', gold, '--graph', graph, '--present', '--kinds')
    expect(out).toContain('\n    1  Measure not seen: 林长制 [a]\n')
    const json: unknown = JSON.parse((await reformgraph('evaluate', gold, '--graph', graph, '--present', '--kinds', '--json')).out)
    expect(json).toMatchObject({ kinds: [{ kind: 'Measure not seen', count: 1, example: { document: 'a', what: '林长制' } }] })
  })

  it.each([
    [['evaluate'], 2, 'evaluate needs one folder of gold'],
    [['evaluate', '/nowhere'], 3, 'the folder of gold cannot be read'],
  ])('refuses %j', async (words, code, message) => {
    expect(await reformgraph(...words)).toMatchObject({ code, out: '', err: expect.stringContaining(message) })
  })
})
