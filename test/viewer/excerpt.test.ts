import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../src/graph/layout.ts'
import { excerptAnswer } from '../../src/serve/excerpt.ts'
import { loadExplorer } from '../../src/serve/explorer.ts'
import { claimsCsv, edgesCsv, excerptOf, nodesCsv, shownIds, type Excerpt } from '../../viewer/lib/excerpt.ts'
import { applyFilters, homeFilters, type Filters } from '../../viewer/lib/filters.ts'
import { memoryStore, ontology } from '../support/graphs.ts'
import { testNet } from './net.ts'

const net = await testNet()
const explorer = await loadExplorer(memoryStore(), ontology, (merged) => Promise.resolve(layoutOf(merged, ontology)))

function taken(part: Partial<Filters> = {}): Excerpt {
  const shown = applyFilters(net, { ...homeFilters(ontology), ...part })
  return excerptOf(net, shown, excerptAnswer(explorer, { nodes: shownIds(net, shown) }))
}
const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true, bom: true })

describe('what is taken away', () => {
  it('is what the view shows: every entity, every claim, and no more', () => {
    const shown = applyFilters(net, homeFilters(ontology))
    const all = taken()
    expect([all.nodes.length, all.claims.length]).toEqual([shown.nodeCount, shown.claimCount])
    const piloted = taken({
      stages: new Set(
        ontology.stages
          .map((stage) => stage.name)
          .filter((name) => name !== 'piloted')
          .concat('-'),
      ),
    })
    expect(piloted.claims.map((claim) => claim.quote)).toEqual(['山阳区试点枫桥经验'])
    expect(piloted.entities.map((entity) => entity.id)).toEqual(['Program:枫桥经验', 'Region:990002'])
  })

  it('has a row for each entity', () => {
    const rows = rowsOf(nodesCsv(net, taken()))
    expect(rows).toHaveLength(9)
    expect(rows.find((row) => row['id'] === 'Region:990001')).toMatchObject({
      type: 'Region',
      name: '甲省青河县',
      aliases: expect.stringContaining('青河'),
    })
  })

  it('has a row for each relation between two, with its stages and years', () => {
    const rows = rowsOf(edgesCsv(net, taken()))
    expect(rows.find((row) => row['source'] === '甲省青河县' && row['target'] === '枫桥经验')).toEqual({
      source: '甲省青河县',
      relation: 'ADOPTED',
      target: '枫桥经验',
      claims: '1',
      stages: 'pioneered',
      first: '2019',
      last: '2019',
      source_id: 'Region:990001',
      target_id: 'Program:枫桥经验',
    })
  })

  it('has a row for each claim with its sentence and where it stands', () => {
    const rows = rowsOf(claimsCsv(net, taken()))
    expect(rows).toHaveLength(9)
    expect(rows.find((row) => row['target'] === '矛盾调解中心')).toMatchObject({
      quote: '设立矛盾调解中心',
      quantity: '3',
      unit: '个',
      document: 'reports/2021/青河',
      start: '12',
      end: '20',
    })
  })
})
