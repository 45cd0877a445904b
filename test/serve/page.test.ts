import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPage } from '../../src/serve/page.ts'
import { folderOf } from '../support/folder.ts'

describe('readPage', () => {
  it('knows the page and its assets, nothing else', () => {
    const folder = folderOf({
      'index.html': '<!doctype html>',
      'icon.svg': '<svg/>',
      'assets/index-1.js': '0',
      'assets/deeper/x.js': '0',
      '.env': 'SECRET=1',
      'notes.txt': 'x',
    })
    const outside = folderOf({ 'secret.js': 'secret' })
    symlinkSync(join(outside, 'secret.js'), join(folder, 'assets', 'link.js'))
    mkdirSync(join(folder, 'empty.html'))
    expect([...readPage(folder).keys()].toSorted()).toEqual(['/', '/assets/index-1.js', '/icon.svg', '/index.html'])
  })

  it('is empty where nothing was built', () => {
    expect(readPage(join(folderOf(), 'nowhere')).size).toBe(0)
  })
})
