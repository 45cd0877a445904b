import { expect, test } from 'vitest'
import { encodeDocument } from '../../src/graph/document.ts'
import { documentFile, documentIds, parseDocument, readDocument, readDocuments, type Checksums } from '../../src/store/folder.ts'
import { sha256Of } from '../../src/seal.ts'
import { folderOf } from '../support/folder.ts'
import { DOCUMENTS } from '../support/graphs.ts'

const [FIRST] = DOCUMENTS
if (!FIRST) throw new RangeError('no document')

test.each(['..', '../x', 'a/../../x', '/etc/passwd', 'a//b', 'a/', '', '.', 'a/./b', 'a\0b', String.raw`..\x`])(
  'the id %j is no file of the folder',
  (id) => {
    expect(documentFile('/graph', id)).toBeUndefined()
  },
)

test.each([
  ['a', '/graph/documents/a.json'],
  ['省/报告 2023', '/graph/documents/省/报告 2023.json'],
  ['a.b/..c', '/graph/documents/a.b/..c.json'],
])('the id %s has its file', (id, file) => {
  expect(documentFile('/graph', id)).toBe(file)
})

test('documents come in the order of their ids, not of the folders', async () => {
  const ids = ['a/b', 'a-b', 'a', 'b', '省/x', 'a/b/c']
  const folder = folderOf(
    Object.fromEntries(ids.map((id) => [`documents/${id}.json`, encodeDocument({ ...FIRST, document: { ...FIRST.document, id } })])),
  )
  const sorted = ['a', 'a-b', 'a/b', 'a/b/c', 'b', '省/x']
  expect(await documentIds(folder)).toEqual(sorted)
  const found: string[] = []
  for await (const { document } of readDocuments(folder)) found.push(document.id)
  expect(found).toEqual(sorted)
})

test('hidden files, temporary ones and others are no documents', async () => {
  const folder = folderOf({ 'documents/a.json.12.tmp': '', 'documents/.b.json': '', 'documents/c.txt': '' })
  expect(await documentIds(folder)).toEqual([])
})

test('a folder that does not exist has no documents', async () => {
  expect(await documentIds('/nowhere')).toEqual([])
  expect(await readDocument('/nowhere', 'a')).toBeUndefined()
})

test.each([
  ['{"document":', /documents\/x\.json is damaged.*Delete it and build again/s],
  ['{}', /documents\/x\.json is damaged/],
  [encodeDocument(FIRST), /documents\/x\.json holds the document reports\/2021\/青河/],
])('a damaged file is said to be damaged', (content, message) => {
  expect(() => parseDocument({ id: 'x', bytes: Buffer.from(content) })).toThrow(message)
})

test('documents are read as their checksums say, or not at all', async () => {
  const json = encodeDocument({ ...FIRST, document: { ...FIRST.document, id: 'a' } })
  const folder = folderOf({ 'documents/a.json': json, 'documents/stray.json': '{}' })
  const read = async (checksums: Checksums): Promise<string[]> => {
    const ids: string[] = []
    for await (const { document } of readDocuments(folder, checksums)) ids.push(document.id)
    return ids
  }
  expect(await read(new Map([['a', sha256Of(json)]]))).toEqual(['a'])
  expect(await readDocument(folder, 'a', new Map([['a', sha256Of(json)]]))).toMatchObject({ document: { id: 'a' } })
  await expect(read(new Map([['a', sha256Of(`${json} `)]]))).rejects.toThrow('documents/a.json is not as the build wrote it')
  await expect(read(new Map([['b', sha256Of(json)]]))).rejects.toThrow('documents/b.json is missing')
  await expect(readDocument(folder, 'stray', new Map())).rejects.toMatchObject({ exitCode: 4 })
})

test('documents that cannot be listed are an error that names the place', async () => {
  const folder = folderOf({ documents: 'a file where a folder should be' })
  await expect(documentIds(folder)).rejects.toMatchObject({ name: 'StoreError', exitCode: 4 })
  await expect(documentIds(folder)).rejects.toThrow(/documents cannot be read/)
})
