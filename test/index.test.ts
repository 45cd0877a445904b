import { expect, it } from 'vitest'
import * as api from '../src/index.ts'

it('exports exactly these names', () => {
  expect(Object.keys(api).toSorted()).toEqual([
    'EXTENSIONS',
    'FORMATS',
    'InputError',
    'PATHS',
    'ReformGraphError',
    'StoreError',
    'UsageError',
    'ask',
    'build',
    'createApp',
    'createExtractor',
    'decodeDocument',
    'deriveStore',
    'encodeDocument',
    'faultsOf',
    'findQuestion',
    'listFiles',
    'loadNeo4j',
    'loadSeeds',
    'mergeDocuments',
    'openGraph',
    'openNeo4j',
    'readOntology',
    'readQuestions',
    'readSource',
    'writeImportTables',
  ])
})
