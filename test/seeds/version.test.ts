import { describe, expect, it } from 'vitest'
import { versionOf } from '../../src/seeds/version.ts'

const A = { path: 'a.tsv', text: 'one' }
const B = { path: 'b.tsv', text: 'two' }

describe('versionOf', () => {
  it('is the same for the same files in any order', () => {
    expect(versionOf([A, B])).toBe(versionOf([B, A]))
  })

  it.each([
    ['a text', [A, { ...B, text: 'two ' }]],
    ['a name', [A, { ...B, path: 'c.tsv' }]],
    [
      'what stands in which file',
      [
        { ...A, text: 'two' },
        { ...B, text: 'one' },
      ],
    ],
    ['the number of files', [A]],
  ])('changes with %s', (_, files) => {
    expect(versionOf(files)).not.toBe(versionOf([A, B]))
  })
})
