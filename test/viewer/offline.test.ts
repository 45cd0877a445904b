/** A snapshot answers as the server does, for what the view holds. */
import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../src/graph/layout.ts'
import type { DocumentAnswer, EntityAnswer, EvidenceAnswer, NeighboursAnswer } from '../../src/serve/answers.ts'
import { entityAnswer, evidenceAnswer, neighboursAnswer } from '../../src/serve/entity-answers.ts'
import { excerptAnswer } from '../../src/serve/excerpt.ts'
import { loadExplorer } from '../../src/serve/explorer.ts'
import { namesAnswer } from '../../src/serve/names-answer.ts'
import { address } from '../../viewer/lib/api.ts'
import { excerptOf, shownIds } from '../../viewer/lib/excerpt.ts'
import { applyFilters, homeFilters, type Filters } from '../../viewer/lib/filters.ts'
import { indexNames } from '../../viewer/lib/names.ts'
import { toNet } from '../../viewer/lib/net.ts'
import { offlineAnswers } from '../../viewer/lib/offline.ts'
import { searchNames } from '../../viewer/lib/search.ts'
import { embeddable, snapshotOf, snapshotPage, type Snapshot } from '../../viewer/lib/snapshot.ts'
import { memoryStore, ontology } from '../support/graphs.ts'
import { testNet } from './net.ts'

const net = await testNet()
const explorer = await loadExplorer(memoryStore(), ontology, (merged) => Promise.resolve(layoutOf(merged, ontology)))
const names = await namesAnswer(explorer)

function snapshot(part: Partial<Filters> = {}): Snapshot {
  const shown = applyFilters(net, { ...homeFilters(ontology), ...part })
  const excerpt = excerptOf(net, shown, excerptAnswer(explorer, { nodes: shownIds(net, shown) }))
  return snapshotOf(net, ontology, { excerpt, names, query: '?n=Region:990001' })
}

/** Through the file and back. */
const answers = offlineAnswers(JSON.parse(JSON.stringify(snapshot())))
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- an address has answers of one type
const asked = <T>(url: string, of = answers): T => {
  const answer: T = JSON.parse(JSON.stringify(of(url)))
  return answer
}
/** Places in the text differ: a snapshot has the sentences only. */
const withoutPlaces = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, one: unknown) => (key === 'start' || key === 'end' ? undefined : one))

describe('a snapshot', () => {
  it.each(['Region:990001', 'Program:枫桥经验', 'Institution:区司法局'])('says of %s what the server says', (id) => {
    expect(answers(address(['entities', id]))).toEqual(entityAnswer(explorer, id))
    const relations = ontology.edges.map((type) => type.name).filter((name) => name !== ontology.mentions)
    const given = answers(address(['entities', id, 'neighbours'], { relation: relations }))
    expect(withoutPlaces(given)).toEqual(withoutPlaces(neighboursAnswer(explorer, id, { relation: relations })))
  })

  it('says of two what the server says', () => {
    const given = answers(address(['entities', 'Region:990002', 'evidence'], { with: 'Region:990001', limit: 500 }))
    expect(withoutPlaces(given)).toEqual(withoutPlaces(evidenceAnswer(explorer, 'Region:990002', { with: 'Region:990001' })))
  })

  it('leads from every claim to its sentence among those of the document', () => {
    const { claims } = asked<EvidenceAnswer>(address(['entities', 'Region:990001', 'evidence']))
    expect(claims.length).toBeGreaterThan(3)
    for (const claim of claims) {
      const { text, mentions, named } = asked<DocumentAnswer>(address(['documents', claim.document]))
      expect(text.slice(claim.start, claim.end)).toBe(claim.quote)
      for (const { start, end, entity } of mentions) {
        const { id } = named[entity] ?? { id: '' }
        const { name, aliases } = asked<EntityAnswer>(address(['entities', id]))
        expect([name, ...aliases]).toContain(text.slice(start, end))
      }
    }
  })

  it('holds nothing that the filters hide', () => {
    const some = snapshot({ types: new Set(['Document', 'Region']) })
    expect(JSON.stringify(some.columns)).not.toContain('青河县')
    const ask = offlineAnswers(some)
    expect(() => ask(address(['entities', 'Region:990001']))).toThrow('Region:990001')
    const { groups } = asked<NeighboursAnswer>(address(['entities', 'Program:枫桥经验', 'neighbours']), ask)
    expect(groups.map((group) => group.relation)).toEqual(['LED_BY'])
  })

  it('is searched as the whole is, by letters and aliases too', async () => {
    const { columns, names: kept } = snapshot({ types: new Set(['Document', 'Honor', 'Measure']) })
    const small = toNet(columns, ontology)
    const index = await indexNames(columns.nodes.name, kept)
    for (const [query, name] of [
      ['fqjy', '枫桥经验'],
      ['qinghe', '甲省青河县'],
    ] as const)
      expect(searchNames(small, index, query, { limit: 5 }).hits[0]?.name).toBe(name)
  })
})

describe('snapshotPage', () => {
  it('holds data that nothing runs, whatever they are', () => {
    const evil = { ...snapshot(), query: '</script><script>alert(1)</script><!--\u2028' }
    const html = snapshotPage(evil, { title: '<b>', language: 'zh', script: '1', style: 'a{}', scriptHash: 'x', styleHash: 'y' })
    expect(html.match(/<script/g)).toHaveLength(2)
    expect(html).toContain('<title>&lt;b&gt;</title>')
    const [, data = ''] = /<script type="application\/json" id="snapshot">([^]*?)<\/script>/.exec(html) ?? []
    expect(JSON.parse(data)).toEqual(JSON.parse(JSON.stringify(evil)))
  })

  it.each([
    ['a="</script>"', String.raw`a="<\/script>"`],
    ['a="</STYLE>"', String.raw`a="<\/STYLE>"`],
    ['a="<!--"', String.raw`a="<\!--"`],
    ['a\r\nb', 'a\nb'],
  ])('%s can stand inside an element as %s', (code, expected) => {
    expect(embeddable(code)).toBe(expected)
  })
})
