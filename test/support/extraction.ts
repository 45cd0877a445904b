/** One small stored document: a region that adopts a measure. */
import type { DocumentGraph } from '../../src/model.ts'

export const EXTRACTION: DocumentGraph = {
  document: { id: '县/a', title: '报告', year: 2020, path: '县/a.txt', sha256: 'ff', text: '某县推行河长制。' },
  entities: [
    {
      id: 'Region:1',
      type: 'Region',
      name: '某县',
      aliases: [],
      properties: {},
      mentions: [{ start: 0, end: 2, text: '某县', rule: 'm' }],
    },
    {
      id: 'Measure:河长制',
      type: 'Measure',
      name: '河长制',
      aliases: [],
      properties: {},
      mentions: [{ start: 4, end: 7, text: '河长制', rule: 'm' }],
    },
  ],
  relations: [
    {
      id: 'ADOPTED:1',
      type: 'ADOPTED',
      source: 'Region:1',
      target: 'Measure:河长制',
      properties: { stage: 'implemented' },
      evidence: [{ start: 0, end: 8, quote: '某县推行河长制。', rule: 'm' }],
    },
  ],
  issues: [],
}
