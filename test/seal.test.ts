import { describe, expect, it } from 'vitest'
import { sealed, unsealed } from '../src/seal.ts'

const VALUES = [{ a: 1 }, { 名: '河长制', list: [1, 'x\n'], '\uFFFD': null }, { checksum: 'of another kind' }]

describe('sealed', () => {
  it.each(VALUES)('is JSON that holds %j and a checksum beside it', (value) => {
    for (const json of [JSON.stringify(value), `${JSON.stringify(value, null, 1)}\n`]) {
      const text = sealed(json)
      expect(JSON.parse(text)).toMatchObject({ ...value, checksum: expect.stringMatching(/^[0-9a-f]{64}$/) })
      expect(unsealed(Buffer.from(text))).toEqual(value)
    }
  })
})

describe('unsealed', () => {
  it('refuses a text in which any bit of any byte is another one', () => {
    const bytes = Buffer.from(sealed(JSON.stringify({ 名: '河\uFFFD长制', n: 1 })))
    for (let at = 0; at < bytes.length * 8; at++) {
      const flipped = Buffer.from(bytes)
      flipped[at >> 3] = (flipped[at >> 3] ?? 0) ^ (1 << (at & 7))
      expect(() => unsealed(flipped), `bit ${at}`).toThrow('its checksum does not fit')
    }
  })

  it.each(['', '{}', '{"a":1}', sealed('{"a":1}').slice(0, -1), `${sealed('{"a":1}')}\n`, ` ${sealed('{"a":1}')}`])(
    'refuses %j',
    (text) => {
      expect(() => unsealed(Buffer.from(text))).toThrow(SyntaxError)
    },
  )
})
