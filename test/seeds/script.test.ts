import { describe, expect, it } from 'vitest'
import { readScript, SCRIPT_COLUMNS } from '../../src/seeds/script.ts'
import { FILE, faultsOf, table, unexpected } from './faults.ts'

describe('readScript', () => {
  it('reads characters by where they are others, and words that keep theirs', () => {
    const text = table(SCRIPT_COLUMNS, '縣|县|everywhere', '於|于|traditional', '於潜|於潜|kept')
    expect(readScript({ path: FILE, text }, unexpected)).toEqual({
      always: new Map([['縣', '县']]),
      inTraditional: new Map([['於', '于']]),
      kept: ['於潜'],
    })
  })

  it.each([
    ['an unknown place', '縣|县|here', '“here” is none of everywhere, traditional, kept'],
    ['a change of length', '縣|县城|everywhere', '“縣” and “县城” are not two characters of the same length'],
    ['no change', '县|县|everywhere', '“县” and “县” are not two characters of the same length'],
    ['a character beyond 16 bits', '㑮|𫝈|everywhere', '“㑮” and “𫝈” are not two characters of the same length'],
    ['a word that is changed', '於潛|於潜|kept', '“於潛” is no word, is changed, or is listed twice'],
  ])('says that there is %s', (_, row, message) => {
    expect(faultsOf(readScript, table(SCRIPT_COLUMNS, row))).toEqual([`${FILE}:2: ${message}`])
  })

  it('says that a character is listed twice', () => {
    expect(faultsOf(readScript, table(SCRIPT_COLUMNS, '縣|县|everywhere', '縣|县|traditional'))).toEqual([
      `${FILE}:3: “縣” is listed twice`,
    ])
  })
})
