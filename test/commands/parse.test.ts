import { describe, expect, it } from 'vitest'
import type { Command } from '../../src/commands/command.ts'
import { parseWords, splitCommand } from '../../src/commands/parse.ts'
import { UsageError } from '../../src/errors.ts'

const command = (open = false): Command => ({
  name: 'try',
  summary: '',
  usage: '',
  options: {
    out: { type: 'string', note: '', short: 'o' },
    force: { type: 'boolean', note: '' },
    tag: { type: 'string', note: '', multiple: true },
  },
  examples: [],
  open,
  run: async () => undefined,
})

describe('parseWords', () => {
  it.each([
    ['values and flags in any order', ['a', '--force', '--out', 'x', 'b'], { positionals: ['a', 'b'], options: { force: true, out: 'x' } }],
    ['an inline value', ['--out=x=y'], { options: { out: 'x=y' } }],
    ['a short option with its value', ['-o', 'x', '-gd'], { graph: 'd', options: { out: 'x' } }],
    ['a value that begins with a dash, inline', ['--out=-'], { options: { out: '-' } }],
    ['a lone dash as a value', ['--out', '-'], { options: { out: '-' } }],
    ['an option given several times', ['--tag', 'a', '--tag', 'b'], { options: { tag: ['a', 'b'] } }],
    ['everything after two dashes as it is', ['--', '--force'], { positionals: ['--force'], options: {} }],
    ['nothing', [], { graph: 'graph', json: false, quiet: false, positionals: [], options: {} }],
  ])('reads %s', (_, words, args) => {
    const parsed = parseWords(command(), words)
    expect({ ...parsed, options: { ...parsed.options } }).toMatchObject(args)
  })

  it('gives an open command its own arguments, each with a value', () => {
    const { options, positionals } = parseWords(command(true), ['adopters', '--measure', '河长制', '--from=2020', '--json'])
    expect({ options: { ...options }, positionals }).toEqual({ options: { measure: '河长制', from: '2020' }, positionals: ['adopters'] })
    expect(() => parseWords(command(true), ['--measure'])).toThrow('--measure needs a value')
    expect(() => parseWords(command(true), ['--measure', '--json'])).toThrow(UsageError)
  })

  it('does not mistake a name for something that every object has', () => {
    expect(() => parseWords(command(), ['--toString', 'x'])).toThrow('there is no option --toString')
    expect({ ...parseWords(command(true), ['--__proto__', 'x']).options }).not.toHaveProperty('x')
  })
})

describe('splitCommand', () => {
  it.each([
    [['build', 'x'], 'build', ['x']],
    [['--graph', 'g', 'build', 'x'], 'build', ['--graph', 'g', 'x']],
    [['-q', 'build'], 'build', ['-q']],
    [['--help'], undefined, ['--help']],
  ])('finds the command in %j', (words, name, rest) => {
    expect(splitCommand(words)).toEqual({ name, rest })
  })
})
