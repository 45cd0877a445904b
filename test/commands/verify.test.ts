import { appendFileSync, cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reformgraph } from '../support/cli.ts'
import { folderOf } from '../support/folder.ts'

const FILES = { 'a.txt': '大安市推行河长制，设立河长办公室。', 'b.txt': '望江县推行林长制，建成便民服务中心。' }
const source = mkdtempSync(join(tmpdir(), 'reformgraph-source-'))
const sound = mkdtempSync(join(tmpdir(), 'reformgraph-sound-'))

beforeAll(async () => {
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(source, name), text)
  const { code } = await reformgraph('build', source, '--graph', sound)
  if (code !== 0) throw new Error('the graph could not be built')
})
afterAll(() => {
  for (const folder of [source, sound]) rmSync(folder, { recursive: true, force: true })
})

/** A graph folder of one's own, to be damaged. */
function copied(): string {
  const graph = folderOf()
  cpSync(sound, graph, { recursive: true })
  return graph
}

/** Changes the text of a document, and nothing of what points into it. */
function edit(graph: string, from: string, to: string): void {
  const file = join(graph, 'documents/a.json')
  const json = readFileSync(file, 'utf8')
  const at = json.indexOf('"text"')
  writeFileSync(file, json.slice(0, at) + json.slice(at).replace(from, to))
}

describe('reformgraph verify', () => {
  it('finds nothing wrong with a graph as it was built', async () => {
    expect(await reformgraph('verify', '--graph', sound)).toEqual({ code: 0, out: '', err: '2 documents: all is well\n' })
    expect(JSON.parse((await reformgraph('verify', '--graph', sound, '--json')).out)).toEqual({ documents: 2, faults: [] })
  })

  it.each<[string, (graph: string) => void, string]>([
    [
      'a text that was altered',
      (graph) => edit(graph, '。', '！'),
      'documents/a.json: is not the file that the build wrote: its checksum differs',
    ],
    ['a quote that is not in the text', (graph) => edit(graph, '大安市', '大安县'), 'is not what the text says there'],
    ['a file that is no JSON', (graph) => appendFileSync(join(graph, 'documents/a.json'), '}'), 'documents/a.json is damaged'],
    [
      'a missing document',
      (graph) => rmSync(join(graph, 'documents/b.json')),
      'documents/b.json: is missing, though the manifest lists it',
    ],
    [
      'a document under another name',
      (graph) => renameSync(join(graph, 'documents/b.json'), join(graph, 'documents/c.json')),
      'documents/c.json: is not listed in the manifest',
    ],
    ['a missing manifest', (graph) => rmSync(join(graph, 'manifest.json')), 'manifest.json: is missing'],
    ['a damaged manifest', (graph) => writeFileSync(join(graph, 'manifest.json'), '{'), 'manifest.json: '],
    ['a missing database', (graph) => rmSync(join(graph, 'graph.lbug')), 'graph.lbug: is missing'],
    ['a database that was cut short', (graph) => writeFileSync(join(graph, 'graph.lbug'), 'short'), 'graph.lbug: is damaged'],
    ['a missing record of the database', (graph) => rmSync(join(graph, 'graph.lbug.json')), 'graph.lbug.json: is missing'],
    ['a damaged layout', (graph) => writeFileSync(join(graph, 'layout.json'), '{}'), 'layout.json: is damaged'],
  ])('names %s', async (_, damage, message) => {
    const graph = copied()
    damage(graph)
    const { code, out } = await reformgraph('verify', '--graph', graph)
    expect(code).toBe(4)
    expect(out).toContain(message)
  })

  it('finds all well after a build has mended the damage', async () => {
    const graph = copied()
    edit(graph, '大安市', '大安县')
    rmSync(join(graph, 'documents/b.json'))
    rmSync(join(graph, 'graph.lbug'))
    expect(await reformgraph('build', folderOf(FILES), '--graph', graph)).toMatchObject({ code: 0 })
    expect(await reformgraph('verify', '--graph', graph)).toMatchObject({ code: 0, out: '' })
  })
})
