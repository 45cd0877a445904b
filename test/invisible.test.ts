import { describe, expect, it } from 'vitest'
import { withoutInvisible, withoutTurning } from '../src/invisible.ts'

describe('withoutTurning', () => {
  it.each([
    ['a control', 'a\u0000b\u001Bc\u009Bd\u007Fe', 'abcde'],
    ['a direction', 'a\u202Eb\u2066c\u2069d\u200Fe\u061Cf', 'abcdef'],
    ['a separator of lines', 'a\u2028b\u2029c', 'abc'],
    ['half a character', 'a\uD800b', 'a\uFFFDb'],
    ['nothing of tabs, breaks and joined signs', 'a\tb\r\n👩‍🌾', 'a\tb\r\n👩‍🌾'],
  ])('leaves out %s', (_, text, seen) => {
    expect(withoutTurning(text)).toBe(seen)
  })
})

describe('withoutInvisible', () => {
  it.each([
    ['zero width', '枫\u200B桥\u200C经\u2060验\uFEFF', '枫桥经验'],
    ['a soft hyphen', 're\u00ADform', 'reform'],
    ['fillers', 'a\u3164b\u115Fc\uFFA0d\u034Fe', 'abcde'],
    ['selectors and tags', '葛\u{E0100}a\u{E0041}\u{E007F}\uFE0F', '葛a'],
    ['what turns', 'a\u202Eb\u001B[2J', 'ab[2J'],
    ['no tab and no break', 'a\tb\nc', 'a\tb\nc'],
    ['no Chinese, no accent, no picture', '𠮷野家é🌾“”', '𠮷野家é🌾“”'],
  ])('leaves out %s', (_, text, seen) => {
    expect(withoutInvisible(text)).toBe(seen)
  })

  it('can put a sign in the place of each', () => {
    expect(withoutInvisible('a\u200B\u202Eb', '_')).toBe('a__b')
  })
})
