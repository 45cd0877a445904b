import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { removeAsides, writeWhole } from '../src/whole-file.ts'
import { folderOf } from './support/folder.ts'

const left = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()

describe('writeWhole', () => {
  it('writes a file whole or not at all', async () => {
    const folder = folderOf({ 'a.json': 'old', 'deep/x': '' })
    await writeWhole(join(folder, 'a.json'), 'new')
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('new')
    await expect(writeWhole(join(folder, 'deep'), 'x')).rejects.toThrow(/EISDIR|EPERM|ENOTEMPTY/)
    await expect(writeWhole(join(folder, 'no/where'), 'x')).rejects.toThrow('ENOENT')
    expect(readdirSync(folder).toSorted()).toEqual(['a.json', 'deep'])
  })
})

describe('removeAsides', () => {
  const files = { 'a.json': '', 'a.json.7.0a1b2c3d.tmp': '', 'deep/b.json.8.0a1b2c3d.tmp': '', 'deep/mine.tmp': '', 'x.7.tmp': '' }

  it('removes what any process left, and nothing else', () => {
    const folder = folderOf(files)
    removeAsides(folder)
    expect(left(folder)).toEqual(['a.json', 'deep', 'deep/mine.tmp', 'x.7.tmp'])
  })

  it('removes what one process left', () => {
    const folder = folderOf(files)
    removeAsides(folder, 8)
    expect(left(folder)).toEqual(['a.json', 'a.json.7.0a1b2c3d.tmp', 'deep', 'deep/mine.tmp', 'x.7.tmp'])
  })
})
