import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../src/commands/table.ts'
import { CLI, ended, reformgraph, started } from './support/cli.ts'
import { folderOf } from './support/folder.ts'

const NAMES = Object.keys(COMMANDS)

describe('reformgraph', () => {
  it('says its version', async () => {
    const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(await reformgraph('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })

  it.each([[[]], [['--help']], [['-h']]])('lists every command after %j', async (words) => {
    const { code, out } = await reformgraph(...words)
    expect(code).toBe(0)
    for (const load of Object.values(COMMANDS)) expect(out).toContain((await load()).summary)
  })

  it.each<[string[], string]>([
    [['biuld'], 'there is no command biuld; did you mean build?'],
    [['frobnicate'], 'there is no command frobnicate See'],
    [['build', 'x', '--grahp', 'y'], 'there is no option --grahp; did you mean --graph?'],
    [['build', 'x', '-z'], 'there is no option -z'],
    [['build', 'x', '--graph'], '--graph needs a value: --graph DIR'],
    [['build', 'x', '--graph', '--force'], '--graph needs a value'],
    [['build', 'x', '--graph', 'a', '--graph', 'b'], '--graph is given twice'],
    [['build', 'x', '--force=yes'], '--force takes no value'],
    [['build', 'x', '--jobs', '0'], '--jobs takes a whole number from 1'],
    [['build', 'x', '--jobs', 'two'], '--jobs takes a whole number from 1'],
    [['build'], 'build needs a file or a folder'],
    [['export'], 'export needs --format, one of json, csv'],
    [['export', '--format', 'gefx'], 'there is no format gefx; did you mean gexf?'],
    [['--force'], '--force needs a command before it'],
    [['__proto__'], 'there is no command __proto__'],
    [['build', 'x', '--__proto__'], 'there is no option --__proto__'],
    [['build', 'x', '--constructor', 'y'], 'there is no option --constructor'],
  ])('refuses %j in one line, with the code of a wrong use', async (words, message) => {
    const { code, out, err } = await reformgraph(...words)
    expect({ code, out, lines: err.trimEnd().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 })
    expect(err).toContain(`reformgraph: ${message}`)
  })

  it.each([
    [['build', '/nowhere/at/all'], '/nowhere/at/all: there is no such file or folder'],
    [['verify', '--graph', '/nowhere'], '/nowhere holds no graph; build one'],
    [['export', '--format', 'json', '--graph', '/nowhere'], '/nowhere holds no graph; build one'],
  ])('says of %j what is missing, with the code of refused input', async (words, message) => {
    expect(await reformgraph(...words)).toEqual({ code: 3, out: '', err: expect.stringContaining(message) })
  })

  it('shows where it happened only to those who ask', async () => {
    const words = ['build', '/nowhere']
    expect((await reformgraph(...words)).err).not.toContain('    at ')
    expect((await ended(started(words, { DEBUG: 'reformgraph' }))).err).toContain('    at ')
  })

  it('does not complain when nobody reads on', () => {
    const script = `"${process.execPath}" "${CLI}" --help | head -n 1; echo "\${PIPESTATUS[0]}"`
    expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' })).toMatch(/^ReformGraph.*\n0\n$/)
  })

  it.each(NAMES)('%s explains itself: examples first, every option named', async (name) => {
    const command = await COMMANDS[name]?.()
    const { code, out } = await reformgraph(name, '--help')
    expect(code).toBe(0)
    expect(command?.name).toBe(name)
    expect(command?.examples.length).toBeGreaterThan(0)
    for (const example of command?.examples ?? []) expect(example).toContain(`reformgraph ${name}`)
    for (const option of [...Object.keys(command?.options ?? {}), 'graph', 'json', 'quiet', 'help']) expect(out).toContain(`--${option}`)
    expect(out.indexOf(command?.examples[0] ?? '?')).toBeLessThan(out.indexOf('Options:'))
  })

  it('takes common options before the command too, and keeps quiet when told', async () => {
    const graph = folderOf({ 'documents/x.json': '{}' })
    const { code, err } = await reformgraph('--quiet', '--graph', graph, 'verify')
    expect({ code, err }).toEqual({ code: 4, err: '' })
  })
})
