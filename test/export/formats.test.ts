import { DOMParser } from '@xmldom/xmldom'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { ExportFile } from '../../src/export/format.ts'
import { FORMATS } from '../../src/export/formats.ts'
import { contentOf, graph, ontology } from './graph.ts'

function files(name: string, options = {}): readonly ExportFile[] {
  const found = FORMATS[name]
  if (!found) throw new Error(`no format ${name}`)
  return found.format(graph, ontology, options)
}

function fail(message: string): never {
  throw new Error(message)
}

const textsOf = (name: string): string[][] => files(name).map((file) => [file.name, [...file.parts].join('')])

/** Parses strictly: what is not well-formed throws. */
function xml(text: string) {
  return new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } }).parseFromString(text, 'text/xml')
}

const rows = (text: string): Record<string, string>[] => parse(text, { columns: true, bom: true })
/** What is left of the nasty text in XML and in tables: control characters and halves of pairs have no place there. */
const CLEAN = '“改革”<b>&amp;</b>, "x"; 一\n二\uFFFD'
// oxlint-disable-next-line no-control-regex -- these are the characters looked for
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFF\uD800-\uDFFF]/

describe.each(Object.keys(FORMATS))('export as %s', (name) => {
  it('gives the same bytes each time', () => {
    const texts = textsOf(name)
    expect(textsOf(name)).toEqual(texts)
    expect(texts.every(([, text]) => (text ?? '').endsWith('\n'))).toBe(true)
  })

  it('is made for an empty graph too', () => {
    for (const { parts } of FORMATS[name]?.format({ nodes: [], edges: [] }, ontology, {}) ?? []) expect([...parts].join('')).not.toBe('')
  })
})

describe('json', () => {
  it('holds the whole graph', () => {
    expect(JSON.parse(contentOf(files('json'), 'graph.json'))).toEqual(graph)
  })
})

describe('csv', () => {
  it('holds every node and edge with its sentence', () => {
    const nodes = rows(contentOf(files('csv'), 'nodes.csv'))
    const edges = rows(contentOf(files('csv'), 'edges.csv'))
    expect(nodes.find((node) => node['Id'] === 'Measure:河长制')).toMatchObject({
      Label: '河长制',
      Kind: 'Measure',
      Aliases: '河湖长制',
      domain: '生态',
    })
    expect(edges).toHaveLength(5)
    expect(edges[0]).toMatchObject({
      Source: 'Region:1',
      Target: 'Measure:河长制',
      Type: 'Directed',
      Label: 'ADOPTED',
      stage: 'implemented',
      quantity: '2.5',
      year: '',
    })
    expect(edges[0]?.['quote']).toBe('ADOPTED:1：“改革”<b>&amp;</b>, "x"; 一\n二\uFFFF\uFFFD')
  })

  it('defuses what a spreadsheet would run', () => {
    const node = rows(contentOf(files('csv'), 'nodes.csv')).find(({ Id }) => Id === 'Measure:=1+1')
    expect(node).toMatchObject({ Label: "'=cmd()|x", Aliases: "'+改; @革" })
  })

  it('begins with the mark by which spreadsheets know UTF-8, unless told otherwise', () => {
    expect(contentOf(files('csv'), 'nodes.csv')).toMatch(/^\uFEFFId,Label,Kind,Aliases,/)
    expect(contentOf(files('csv', { mark: false }), 'nodes.csv')).toMatch(/^Id,/)
  })

  it('ends lines as RFC 4180 says', () => {
    expect(contentOf(files('csv'), 'nodes.csv').split('\r\n')).toHaveLength(graph.nodes.length + 2)
  })
})

describe.each([
  ['gexf', 'graph.gexf'],
  ['graphml', 'graph.graphml'],
])('%s', (format, file) => {
  it('is well-formed, without characters that XML forbids', () => {
    const text = contentOf(files(format), file)
    expect(text).not.toMatch(ILLEGAL)
    const document = xml(text)
    expect(document.getElementsByTagName('node')).toHaveLength(graph.nodes.length)
    expect(document.getElementsByTagName('edge')).toHaveLength(graph.edges.length)
  })
})

describe('gexf', () => {
  const document = xml(contentOf(files('gexf', { positions: new Map([['Region:1', { x: 1.5, y: -2 }]]) }), 'graph.gexf'))
  const edges = Array.from(document.getElementsByTagName('edge'))

  it('keeps the sentence, readable as it was', () => {
    const quote = Array.from(edges[0]?.getElementsByTagName('attvalue') ?? []).find((value) => value.getAttribute('for') === 'quote')
    expect(quote?.getAttribute('value')).toBe(`ADOPTED:1：${CLEAN}`)
  })

  it('begins an edge in the year of its sentence', () => {
    expect(edges.map((edge) => edge.getAttribute('start'))).toEqual(['', '2017', '2001', '', ''])
  })

  it('declares each attribute that it uses', () => {
    for (const part of ['node', 'edge']) {
      const declared = Array.from(document.getElementsByTagName('attributes')).find((list) => list.getAttribute('class') === part)
      const ids = new Set(Array.from(declared?.getElementsByTagName('attribute') ?? []).map((one) => one.getAttribute('id')))
      const used = Array.from(document.getElementsByTagName(part)).flatMap((one) => Array.from(one.getElementsByTagName('attvalue')))
      expect(used.length).toBeGreaterThan(0)
      for (const value of used) expect(ids).toContain(value.getAttribute('for'))
    }
  })

  it('paints nodes in the colours of their types and puts them where the layout does', () => {
    const region = Array.from(document.getElementsByTagName('node')).find((one) => one.getAttribute('id') === 'Region:1')
    expect(region?.getElementsByTagName('viz:color')[0]?.getAttribute('hex')).toBe('#0072B2')
    expect(region?.getElementsByTagName('viz:position')[0]?.getAttribute('y')).toBe('-2')
  })
})

describe('graphml', () => {
  it('declares a typed key for each value', () => {
    const document = xml(contentOf(files('graphml'), 'graph.graphml'))
    const keys = new Map(
      Array.from(document.getElementsByTagName('key')).map((key) => [key.getAttribute('id'), key.getAttribute('attr.type')]),
    )
    expect(keys.get('edge.year')).toBe('long')
    expect(keys.get('edge.quantity')).toBe('double')
    for (const value of Array.from(document.getElementsByTagName('data'))) expect([...keys.keys()]).toContain(value.getAttribute('key'))
  })
})

describe('adoptions', () => {
  it('has one row a pair: the earliest sentence, plans left out, and where the year comes from', () => {
    const table = rows(contentOf(files('adoptions'), 'adoptions.csv'))
    expect(
      table.map(({ item_name, year, year_from, stage, documents, first_document }) => [
        item_name,
        year,
        year_from,
        stage,
        documents,
        first_document,
      ]),
    ).toEqual([
      ["'=cmd()|x", '', '', 'piloted', '1', 'b'],
      ['河长制', '2017', 'relation', 'pioneered', '2', 'b'],
    ])
  })

  it('takes of one year the sentence that names it, not one that only its document dates', () => {
    const dated = graph.edges.find(({ properties }) => properties['year'] === 2017)
    if (!dated) throw new Error('no edge of 2017')
    const { year: _, ...undated } = dated.properties
    const more = {
      nodes: [...graph.nodes, { id: 'Document:z', type: 'Document', name: 'z', aliases: [], properties: { year: 2017 } }],
      edges: [{ ...dated, id: '0', document: 'z', properties: undated }, ...graph.edges],
    }
    const table = rows(contentOf(FORMATS['adoptions']?.format(more, ontology, {}) ?? [], 'adoptions.csv'))
    expect(table.find(({ item }) => item === dated.target)).toMatchObject({
      year: '2017',
      year_from: 'relation',
      first_document: 'b',
      documents: '3',
    })
  })

  it.each(['adoptions.csv', 'person_period.csv'])('explains each column of %s', (name) => {
    const all = files('adoptions')
    const [header = ''] = contentOf(all, name).replace('\uFEFF', '').split('\r\n')
    const explained = rows(contentOf(all, 'codebook.csv')).filter((row) => row['file'] === name)
    expect(explained.map((row) => row['column'])).toEqual(header.split(','))
    for (const { zh, en } of explained) expect(zh !== '' && en !== '').toBe(true)
  })
})
