import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { editionOf, followEditions } from '../../src/store/published.ts'
import { databaseFile, recordFile } from '../../src/store/record.ts'
import { folderOf } from '../support/folder.ts'

function published(folder: string, text: string): void {
  for (const file of [databaseFile(folder), recordFile(folder)]) {
    writeFileSync(`${file}.aside`, text)
    renameSync(`${file}.aside`, file)
  }
}

describe('editionOf', () => {
  it('is another after each publication, of the same content too, and the same as long as nothing happens', async () => {
    const folder = folderOf()
    const editions = new Set<string | undefined>()
    for (const text of ['one', 'two', 'two']) {
      published(folder, text)
      editions.add(await editionOf(folder))
      expect(editions.has(await editionOf(folder))).toBe(true)
    }
    expect(editions.size).toBe(3)
  })

  it.each([
    ['there is no database', (folder: string) => rmSync(databaseFile(folder))],
    ['there is no record', (folder: string) => rmSync(recordFile(folder))],
    ['the folder is gone', (folder: string) => rmSync(folder, { recursive: true })],
    ['a file stands in its place', (folder: string) => (rmSync(folder, { recursive: true }), writeFileSync(folder, ''))],
  ])('is none where %s', async (_, harm) => {
    const folder = join(folderOf({ 'graph/x': '' }), 'graph')
    published(folder, 'one')
    harm(folder)
    expect(await editionOf(folder)).toBeUndefined()
  })
})

describe('followEditions', () => {
  it('tells of each edition once, not of the one that is known, and ends with the signal', async () => {
    const folder = folderOf()
    published(folder, 'one')
    const controller = new AbortController()
    onTestFinished(() => controller.abort())
    let told = 0
    const over = followEditions(folder, await editionOf(folder), controller.signal, () => Promise.resolve(void told++))
    await new Promise((done) => setTimeout(done, 1500))
    expect(told).toBe(0)
    published(folder, 'two')
    await expect.poll(() => told, { timeout: 60_000 }).toBe(1)
    rmSync(databaseFile(folder))
    published(folder, 'three')
    await expect.poll(() => told, { timeout: 60_000 }).toBe(2)
    controller.abort()
    await over
    expect(told).toBe(2)
  })
})
