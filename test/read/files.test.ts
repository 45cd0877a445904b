import { once } from 'node:events'
import { symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { InputError } from '../../src/errors.ts'
import { listFiles } from '../../src/read/files.ts'
import { folderOf } from '../support/folder.ts'

const EXTENSIONS = new Set(['.txt', '.docx', '.md'])
const ids = async (...paths: string[]) => (await listFiles(paths, EXTENSIONS)).files.map((file) => file.id)

describe('listFiles', () => {
  it('names each document by its path below the folder, without extension, in order', async () => {
    const folder = folderOf({ 'b.txt': '', '保定/满城.docx': '', 'a.md': '' })
    expect(await ids(folder)).toEqual(['a', 'b', '保定/满城'])
  })

  it('leaves out hidden files and tables about documents without a word', async () => {
    const folder = folderOf({ 'a.txt': '', '.hidden.txt': '', '.git/x.txt': '', 'metadata.csv': '', 'index.tsv': '' })
    expect(await listFiles([folder], EXTENSIONS)).toMatchObject({ files: [{ id: 'a' }], issues: [] })
  })

  it('tells of a file that it cannot read, and what to do with it', async () => {
    const { issues } = await listFiles([folderOf({ 'a.txt': '', 'b.odt': '', 'c.rar': '', d: '' })], EXTENSIONS)
    expect(issues.map(({ document, message }) => [document, message])).toEqual([
      ['b.odt', 'skipped: .odt is not read; save it as .docx; .txt .docx .md are'],
      ['c.rar', 'skipped: .rar is not read; pack it as .zip; .txt .docx .md are'],
      ['d', 'skipped: a file without extension is not read; .txt .docx .md are'],
    ])
  })

  it.skipIf(process.platform === 'win32')(
    'leaves out what is no file, or has a name that no program can say, and tells of it',
    async () => {
      const folder = folderOf({ 'a.txt': '' })
      const socket = createServer().listen(join(folder, 'b.txt'))
      onTestFinished(() => void socket.close())
      await once(socket, 'listening')
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/c`), Buffer.from([0xff]), Buffer.from('.txt')]), '')
      const { files, issues } = await listFiles([folder], EXTENSIONS)
      expect(files.map(({ id }) => id)).toEqual(['a'])
      expect(issues.map(({ rule, message }) => [rule, message])).toEqual([
        ['read/special', 'skipped: a pipe, a socket or a device, not a file'],
        ['read/special', expect.stringContaining('not in UTF-8')],
      ])
      await expect(listFiles([join(folder, 'b.txt')], EXTENSIONS)).rejects.toThrow(/b\.txt: a pipe.*standard input: -/)
      await expect(listFiles(['/dev/null'], EXTENSIONS)).rejects.toThrow(InputError)
    },
  )

  it('keeps two files of one name apart: the second keeps its extension', async () => {
    const files = { 'a.docx': '', 'a.txt': '', 'a.txt.md': '' }
    expect(await ids(folderOf(files))).toEqual(['a', 'a.txt', 'a.txt.md'])
  })

  it('keeps the same name in two folders apart, in whichever order they are given', async () => {
    const folder = folderOf({ '一县/a.txt': '', '二县/a.txt': '' })
    const [first, second] = [join(folder, '一县'), join(folder, '二县')]
    expect(await ids(first, second)).toEqual(['a', 'a.txt'])
    expect(await listFiles([second, first], EXTENSIONS)).toEqual(await listFiles([first, second], EXTENSIONS))
  })

  it('reads a file once that is given twice', async () => {
    const folder = folderOf({ 'a.txt': '' })
    expect(await ids(folder, join(folder, 'a.txt'))).toEqual(['a'])
  })

  it('follows a link to a file of the folder, but none out of it and none to a folder', async () => {
    const folder = folderOf({ 'in/a.txt': '', 'in/sub/x.txt': '', 'out.txt': '' })
    symlinkSync(join(folder, 'in/a.txt'), join(folder, 'in/near.txt'))
    symlinkSync(join(folder, 'out.txt'), join(folder, 'in/far.txt'))
    symlinkSync(join(folder, 'in'), join(folder, 'in/sub/loop'))
    symlinkSync('nowhere', join(folder, 'in/dead.txt'))
    const { files, issues } = await listFiles([join(folder, 'in')], EXTENSIONS)
    expect(files.map((file) => file.id)).toEqual(['a', 'near', 'sub/x'])
    expect(issues.map((issue) => issue.document)).toEqual(['dead.txt', 'far.txt', 'sub/loop'])
  })

  it('gives ids whose parts can be names of files', async () => {
    const long = '改'.repeat(83)
    const found = await ids(folderOf({ [`${long}.txt`]: '', [`${long.slice(1)}革.txt`]: '', 'a\\b.txt': '' }))
    expect(new Set(found).size).toBe(3)
    for (const id of found) expect(id).toMatch(/^[^\\/.][^\\/]*$/)
    for (const id of found) expect(Buffer.byteLength(`${id}.json`)).toBeLessThan(255)
  })

  it('never enters the folder of the graph', async () => {
    const folder = folderOf({ 'a.txt': '', 'graph/documents/a.json': '', 'graph/b.txt': '' })
    expect(await listFiles([folder], EXTENSIONS, join(folder, 'graph'))).toMatchObject({ files: [{ id: 'a' }], issues: [] })
  })

  it('refuses a path that does not exist', async () => {
    await expect(ids(join(folderOf(), 'gone'))).rejects.toThrow(InputError)
  })
})
