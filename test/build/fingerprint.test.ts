import { describe, expect, it } from 'vitest'
import { codeOf, fingerprintOf } from '../../src/build/fingerprint.ts'
import { folderOf } from '../support/folder.ts'

describe('fingerprintOf', () => {
  it('is the same for the same seeds and another for others', async () => {
    expect(await fingerprintOf('a')).toBe(await fingerprintOf('a'))
    expect(await fingerprintOf('a')).not.toBe(await fingerprintOf('b'))
  })
})

describe('codeOf', () => {
  it('holds every stage that a new module may add, and the form of an extraction, but not what comes after', async () => {
    const program = folderOf({
      'extract.js': '',
      'extract.d.ts': '',
      'model.js': '',
      'read/pdf.js': '',
      'new-stage/deep/er.js': '',
      'graph/document.js': '',
      'graph/layout.js': '',
      'store/derive.js': '',
      'cli.js': '',
      'viewer/assets/page.js': '',
      'build/pool.js': '',
    })
    expect(await codeOf(program)).toEqual(['extract.js', 'graph/document.js', 'model.js', 'new-stage/deep/er.js', 'read/pdf.js'])
  })

  it('holds the stages of this program', async () => {
    const code = await codeOf('src')
    for (const stage of ['read/', 'text/', 'mentions/', 'entities/', 'relations/', 'seeds/', 'extract.ts'])
      expect(code.some((file) => file.startsWith(stage))).toBe(true)
    for (const other of ['store/', 'serve/', 'commands/', 'learn/']) expect(code.some((file) => file.startsWith(other))).toBe(false)
  })
})
