import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeDocument } from '../../src/graph/document.ts'
import type { DocumentGraph } from '../../src/model.ts'
import { readDecisions } from '../../src/seeds/decisions.ts'
import { reformgraph } from '../support/cli.ts'
import { folderOf } from '../support/folder.ts'
import { documentOf, ontology } from '../support/graphs.ts'

const FIRST = documentOf('a', {
  title: '甲',
  year: 2021,
  region: 'Region:990001',
  text: '工作有序。青河县推行先办后补机制。对接鼓楼区，推行首席服务官。',
  entities: {
    'Region:990001': ['甲省青河县', '青河县'],
    'Region:鼓楼区': ['鼓楼区'],
    'Measure:先办后补机制': ['先办后补机制'],
    'Measure:首席服务官': ['首席服务官'],
  },
  relations: [['ADOPTED', 'Region:990001', 'Measure:先办后补机制', '青河县推行先办后补机制', { stage: 'implemented' }]],
})
const AMBIGUOUS: DocumentGraph = {
  ...FIRST,
  issues: [
    {
      document: 'a',
      span: { start: FIRST.document.text.indexOf('鼓楼区'), end: FIRST.document.text.indexOf('鼓楼区') + 3 },
      rule: 'region/ambiguous',
      message: '',
      choices: ['乙省乙市鼓楼区', '丙省丙市鼓楼区'],
    },
  ],
}
const SECOND = documentOf('b', {
  title: '乙',
  year: 2022,
  region: 'Region:990002',
  text: '全面实行先办后补。国企改革三年行动、国企改革五年行动接续开展。',
  entities: {
    'Measure:先办后补': ['先办后补'],
    'Program:国企改革三年行动': ['国企改革三年行动'],
    'Program:国企改革五年行动': ['国企改革五年行动'],
  },
  relations: [],
})
/** What `decisions.tsv` already settles, as shipped. */
const SETTLED = documentOf('c', {
  title: '丙',
  year: 2022,
  region: 'Region:990002',
  text: '蓝天保卫战、“三大保卫战”。',
  entities: { 'Program:蓝天保卫战': ['蓝天保卫战'], 'Program:三大保卫战': ['“三大保卫战”'] },
  relations: [],
})

function graphOf(...documents: readonly DocumentGraph[]): string {
  return join(
    folderOf(Object.fromEntries(documents.map((one) => [`graph/documents/${one.document.id}.json`, encodeDocument(one)]))),
    'graph',
  )
}

const folder = (): string => graphOf(AMBIGUOUS, SECOND, SETTLED)

describe('reformgraph review', () => {
  it('lists ambiguous places and names that may be one thing, each with its sentence, and nothing else', async () => {
    const { code, out, err } = await reformgraph('review', '--graph', folder())
    expect({ code, out }).toEqual({
      code: 0,
      out: [
        '# 鼓楼区 (documents: 1, relations: 0): 对接鼓楼区，推行首席服务官。 [a]',
        '# 丙省丙市鼓楼区 (documents: 0, relations: 0)',
        'Region\t鼓楼区\t丙省丙市鼓楼区\t?\tthe text does not say which place of this name it means',
        '# 鼓楼区 (documents: 1, relations: 0): 对接鼓楼区，推行首席服务官。 [a]',
        '# 乙省乙市鼓楼区 (documents: 0, relations: 0)',
        'Region\t鼓楼区\t乙省乙市鼓楼区\t?\tthe text does not say which place of this name it means',
        '# 先办后补 (documents: 1, relations: 0): 全面实行先办后补。 [b]',
        '# 先办后补机制 (documents: 1, relations: 1): 青河县推行先办后补机制。 [a]',
        'Measure\t先办后补\t先办后补机制\t?\tone adds only “机制”',
        '',
      ].join('\n'),
    })
    expect(err).toContain('3 of 3 pairs')
  })

  it('gives rows that decisions.tsv takes once a verdict is in, and refuses before', async () => {
    const { out } = await reformgraph('review', '--graph', folder(), '--quiet')
    const faults: string[] = []
    const read = (rows: string): unknown[] =>
      readDecisions({ path: 'decisions.tsv', text: `type\ta\tb\tverdict\twhy\n${rows}` }, ontology, (_, line, message) => {
        faults.push(`${String(line)}: ${message}`)
      })
    expect(read(out.replaceAll('\t?\t', '\tsame\t'))).toHaveLength(3)
    expect(faults).toEqual([])
    expect(read(out)).toEqual([])
    expect(faults[0]).toBe('4: the verdict “?” is neither same nor different')
  })

  it('answers programs with --json, within --limit and --type', async () => {
    const { out } = await reformgraph('review', '--graph', folder(), '--json', '--type', 'Measure', '--limit', '1')
    expect(JSON.parse(out)).toEqual({
      total: 1,
      pairs: [
        {
          type: 'Measure',
          why: 'one adds only “机制”',
          a: {
            id: 'Measure:先办后补',
            name: '先办后补',
            documents: 1,
            relations: 0,
            evidence: { document: 'b', sentence: '全面实行先办后补。' },
          },
          b: {
            id: 'Measure:先办后补机制',
            name: '先办后补机制',
            documents: 1,
            relations: 1,
            evidence: { document: 'a', sentence: '青河县推行先办后补机制。' },
          },
        },
      ],
    })
  })

  it('says so where nothing is in doubt', async () => {
    expect(await reformgraph('review', '--graph', graphOf(SETTLED))).toEqual({ code: 0, out: '', err: 'no pair of names is in doubt\n' })
  })

  it('keeps what a name holds out of the row’s form', async () => {
    const hostile = documentOf('d', {
      title: '丁',
      year: 2022,
      region: 'Region:990002',
      text: '推行先\u001B[2J办后补，推行先办后补机制。',
      entities: { 'Measure:x': ['先\u001B[2J办后补\tsame'], 'Measure:先办后补机制': ['先\u001B[2J办后补\tsame机制'] },
      relations: [],
    })
    const { out } = await reformgraph('review', '--graph', graphOf(hostile))
    const row = out.split('\n').find((line) => line.startsWith('Measure'))
    expect(row?.split('\t')).toHaveLength(5)
    expect(out).not.toContain('\u001B')
  })

  it.each([
    [['review', 'words'], 2, 'review takes no words'],
    [['review', '--limit', 'many'], 2, '--limit needs a number'],
    [['review', '--type', 'Planet'], 2, 'there is no type Planet; there are Region'],
    [['review', '--graph', '/nowhere'], 3, '/nowhere holds no graph; build one'],
  ])('refuses %j', async (words, code, message) => {
    expect(await reformgraph(...words)).toMatchObject({ code, out: '', err: expect.stringContaining(message) })
  })
})
