import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeDocument } from '../../src/graph/document.ts'
import { reformgraph } from '../support/cli.ts'
import { EXTRACTION } from '../support/extraction.ts'
import { folderOf } from '../support/folder.ts'

const graph = (): string => folderOf({ 'documents/县/a.json': encodeDocument(EXTRACTION) })

interface Exported {
  readonly nodes: readonly { readonly id: string }[]
  readonly edges: readonly { readonly id: string; readonly type: string }[]
}

describe('reformgraph export', () => {
  it('writes one file to standard output, or to the file that is named', async () => {
    const folder = graph()
    const file = join(folderOf(), 'deep/down/graph.json')
    const { out, code } = await reformgraph('export', '--format', 'json', '--graph', folder)
    expect(code).toBe(0)
    expect(await reformgraph('export', '--format', 'json', '--graph', folder, '--out', file)).toEqual({
      code: 0,
      out: '',
      err: `→ ${file}\n`,
    })
    expect(readFileSync(file, 'utf8')).toBe(out)
    const { nodes, edges }: Exported = JSON.parse(out)
    expect(nodes.map((node) => node.id)).toEqual(['Document:县/a', 'Measure:河长制', 'Region:1'])
    expect(edges).toHaveLength(3)
  })

  it('leaves out documents and what they mention when told', async () => {
    const { out } = await reformgraph('export', '--format', 'json', '--no-documents', '--graph', graph())
    const { nodes, edges }: Exported = JSON.parse(out)
    expect(nodes.map((node) => node.id)).toEqual(['Measure:河长制', 'Region:1'])
    expect(edges.map((edge) => edge.type)).toEqual(['ADOPTED'])
  })

  it('writes several files into the folder that is named, and asks for one', async () => {
    const out = folderOf()
    expect(await reformgraph('export', '--format', 'csv', '--graph', graph(), '--out', out)).toMatchObject({ code: 0 })
    expect(readdirSync(out).toSorted()).toEqual(['edges.csv', 'nodes.csv'])
    expect(await reformgraph('export', '--format', 'csv', '--graph', graph())).toMatchObject({
      code: 2,
      err: expect.stringContaining('name a folder with --out'),
    })
  })

  it('says plainly that it cannot write there', async () => {
    const file = join(folderOf({ file: '' }), 'file/graph.gexf')
    expect(await reformgraph('export', '--format', 'gexf', '--graph', graph(), '--out', file)).toMatchObject({
      code: 4,
      err: expect.stringContaining(`${file} cannot be written`),
    })
  })

  it('says of a damaged document which one it is', async () => {
    const folder = graph()
    writeFileSync(join(folder, 'documents/县/a.json'), '{')
    expect(await reformgraph('export', '--format', 'json', '--graph', folder)).toMatchObject({
      code: 4,
      err: expect.stringContaining('documents/县/a.json is damaged'),
    })
  })
})
