import { readFileSync, rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deriveStore } from '../../src/store/derive.ts'
import { reformgraph } from '../support/cli.ts'
import { DOCUMENTS, ontology } from '../support/graphs.ts'
import { writeDocuments } from '../support/synthetic.ts'

const graph = mkdtempSync(join(tmpdir(), 'reformgraph-ask-'))

beforeAll(async () => {
  await writeDocuments(graph, DOCUMENTS)
  await deriveStore(graph, ontology)
})

afterAll(() => rmSync(graph, { recursive: true, force: true }))

describe('reformgraph ask', () => {
  it('lists the questions with their arguments', async () => {
    const { code, out } = await reformgraph('ask')
    expect(code).toBe(0)
    expect(out).toContain('adopters --measure <Measure|Program>')
    expect(out).toContain('哪些地区采纳了某一做法 · Which regions adopted a practice')
    const { out: json } = await reformgraph('ask', '--json')
    expect(JSON.parse(json)).toContainEqual(
      expect.objectContaining({ name: 'compare', title: expect.objectContaining({ zh: expect.any(String) }) }),
    )
  })

  it('answers with stage, year, sentence and document', async () => {
    const { code, out } = await reformgraph('ask', 'adopters', '--measure', '枫桥经验', '--graph', graph, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual([
      expect.objectContaining({
        region: '甲省青河县',
        stage: 'pioneered',
        year: 2019,
        quote: '青河县率先推行枫桥经验',
        document: 'reports/2021/青河',
      }),
      expect.objectContaining({
        region: '甲省山阳区',
        stage: 'piloted',
        year: 2023,
        quote: '山阳区试点枫桥经验',
        document: 'reports/2023/山阳',
      }),
    ])
  })

  it('finds a region by its short name, and what two have in common', async () => {
    const { out } = await reformgraph('ask', 'compare', '--a', '青河', '--b=山阳区', '--shared', 'true', '--graph', graph, '--json')
    const rows: { practice: string; both: boolean }[] = JSON.parse(out)
    expect(new Set(rows.map((row) => row.practice))).toEqual(new Set(['枫桥经验', '放管服改革']))
    expect(rows.every((row) => row.both)).toBe(true)
  })

  it('prints a table, and CSV for spreadsheets', async () => {
    const { out, err } = await reformgraph('ask', 'pioneers', '--graph', graph)
    expect(out).toMatch(/^Region +Practice +Year +Sentence/)
    expect(out).toContain('甲省青河县')
    expect(err).toContain('1 row')
    const { out: csv } = await reformgraph('ask', 'documents', '--graph', graph, '--csv', '--bom')
    expect(csv.split('\r\n')[0]).toBe('\uFEFFtitle,region,year,things,mentions,document_id')
    expect(csv).toContain('<img src=x onerror=alert(1)>')
  })

  it('leaves the graph as it is', async () => {
    const before = readFileSync(join(graph, 'graph.lbug'))
    await reformgraph('ask', 'shared-practices', '--graph', graph)
    expect(readFileSync(join(graph, 'graph.lbug')).equals(before)).toBe(true)
  })

  it.each([
    [['ask', 'adoptres'], 2, /no question adoptres\. Did you mean adopters/],
    [['ask', 'adopters'], 2, /needs --measure/],
    [['ask', 'adopters', '--measure', '枫桥'], 2, /Did you mean:\n {2}枫桥经验/],
    [['ask', 'adopters', '--mesure', '枫桥经验'], 2, /takes no --mesure/],
    [['ask', 'institutions', '--least', 'many'], 2, /--least is a whole number/],
    [['ask', 'adopters', 'compare'], 2, /One question at a time/],
    [['ask', 'pioneers', '--neo4j', 'bolt://127.0.0.1:1'], 2, /NEO4J_PASSWORD/],
  ])('says what is wrong: %j', async (words, code, message) => {
    const ran = await reformgraph(...words, '--graph', graph)
    expect(ran).toMatchObject({ code, out: '' })
    expect(ran.err).toMatch(message)
  })

  it('says where there is no graph', async () => {
    const ran = await reformgraph('ask', 'pioneers', '--graph', join(graph, 'nowhere'))
    expect(ran.code).toBe(4)
    expect(ran.err).toContain('reformgraph build')
  })
})
