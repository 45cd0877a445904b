import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockFolder } from '../../src/build/lock.ts'
import { StoreError } from '../../src/errors.ts'
import { folderOf } from '../support/folder.ts'

const held = (holder: object | string): string => folderOf({ 'build.lock': typeof holder === 'string' ? holder : JSON.stringify(holder) })

describe('lockFolder', () => {
  it('makes the folder, holds it, and gives it back', async () => {
    const folder = join(folderOf(), 'deep/down')
    const unlock = await lockFolder(folder)
    expect(JSON.parse(readFileSync(join(folder, 'build.lock'), 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() })
    await expect(lockFolder(folder)).rejects.toThrow(StoreError)
    unlock()
    expect(existsSync(join(folder, 'build.lock'))).toBe(false)
  })

  it('is given to one of several that ask at once, be the folder free or held by a dead process', async () => {
    for (const folder of [folderOf(), held({ pid: 999_999_999, host: hostname(), began: '1' })]) {
      const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)))
      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    }
  })

  it.each([
    ['a process that is no more', { pid: 999_999_999, host: hostname(), began: '1' }],
    ['a process whose number another one has now', { pid: process.pid, host: hostname(), began: 'at another time' }],
    ['nothing that can be read', 'half a l'],
    ['nothing at all', ''],
  ])('is taken over from %s', async (_, holder) => {
    const folder = held(holder)
    await lockFolder(folder)
    expect(readFileSync(join(folder, 'build.lock'), 'utf8')).toContain(`"pid":${process.pid},`)
  })

  it.each([
    ['a living process', { pid: process.ppid, host: hostname(), began: beganOf(process.ppid) }, /another build \(process \d+\) is at work/],
    ['a process of another machine', { pid: 1, host: 'elsewhere', began: '1' }, /a build on the machine elsewhere holds this folder/],
  ])('stays with %s', async (_, holder, message) => {
    await expect(lockFolder(held(holder))).rejects.toThrow(message)
  })

  it('says that no folder can be made there', async () => {
    const folder = folderOf()
    writeFileSync(join(folder, 'file'), '')
    await expect(lockFolder(join(folder, 'file/graph'))).rejects.toThrow('EEXIST')
  })
})

function beganOf(pid: number): string {
  const path = `/proc/${pid}/stat`
  if (!existsSync(path)) return ''
  const fields = readFileSync(path, 'utf8')
  return fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}
