import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { doorOf, type Door } from '../../src/commands/access.ts'
import type { Args, Io } from '../../src/commands/command.ts'
import { folderOf } from '../support/folder.ts'

const TOKEN = '5b0c7e21d94a4f6fb1e0a3c8'

interface Asked {
  readonly options?: Args['options']
  readonly env?: Io['env']
}

function door({ options = {}, env = {} }: Asked): Promise<Door> & { readonly notes: string[] } {
  const notes: string[] = []
  const io: Io = {
    print: () => Promise.resolve(),
    note: (line) => notes.push(line),
    columns: undefined,
    progress: false,
    colour: false,
    env,
    signal: new AbortController().signal,
  }
  return Object.assign(doorOf({ positionals: [], options, graph: 'graph', json: false, quiet: false }, io), { notes })
}

describe('where a server listens', () => {
  it.each([
    [{}, { host: '127.0.0.1', access: { names: [], addresses: false } }],
    [{ options: { host: '127.0.0.2' } }, { host: '127.0.0.2', access: { addresses: false } }],
    [{ options: { host: 'localhost' } }, { host: 'localhost', access: { addresses: false } }],
    [{ options: { host: '[::1]' } }, { host: '::1', access: { addresses: false } }],
    [{ env: { REFORMGRAPH_TOKEN: TOKEN } }, { host: '127.0.0.1', access: { token: TOKEN, addresses: false } }],
    [
      { options: { host: '0.0.0.0', 'known-as': ['reform.example.cn', 'fe80::1'] }, env: { REFORMGRAPH_TOKEN: TOKEN } },
      { host: '0.0.0.0', access: { token: TOKEN, addresses: true, names: ['reform.example.cn', '[fe80::1]'] } },
    ],
    [
      { options: { host: 'office-3' }, env: { REFORMGRAPH_TOKEN: TOKEN } },
      { host: 'office-3', access: { names: ['office-3'] } },
    ],
  ])('follows from %j', async (asked, expected) => {
    expect(await door(asked)).toMatchObject(expected)
  })

  it.each(['0.0.0.0', '::', '192.168.1.5', 'office-3', '127.evil.example'])('is not %s without a token', async (host) => {
    await expect(door({ options: { host } })).rejects.toThrow(/need a token.*--token-file.*REFORMGRAPH_TOKEN/)
  })

  it.each([
    { host: 'http://x' },
    { host: '' },
    { host: 'a b' },
    { 'known-as': ['x/y'] },
    { 'known-as': ['http://x'] },
    { 'known-as': [''] },
  ])('is no %j', async (options) => {
    await expect(door({ options, env: { REFORMGRAPH_TOKEN: TOKEN } })).rejects.toThrow(/takes a(n address|\sname) such as/)
  })
})

describe('a token', () => {
  it.each([
    ['', 'can be guessed'],
    ['password', 'can be guessed'],
    [TOKEN.slice(1), 'can be guessed'],
    ['ab'.repeat(40), 'can be guessed'],
    [`${TOKEN} ${TOKEN}`, 'one word'],
    [`口令${TOKEN}`, 'one word'],
    [`${TOKEN}\u001B[2J`, 'one word'],
  ])('is not %j', async (token, message) => {
    await expect(door({ env: { REFORMGRAPH_TOKEN: token } })).rejects.toThrow(message)
  })

  it('comes from a file before the variable, and loses the line end', async () => {
    const file = join(folderOf({ token: `${TOKEN}\r\n` }), 'token')
    chmodSync(file, 0o600)
    const asked = door({ options: { 'token-file': file }, env: { REFORMGRAPH_TOKEN: `${TOKEN}-other` } })
    expect((await asked).access.token).toBe(TOKEN)
    expect(asked.notes).toEqual([])
  })

  it.runIf(process.platform !== 'win32')('in a file that others may read is warned of', async () => {
    const file = join(folderOf({ token: TOKEN }), 'token')
    chmodSync(file, 0o644)
    const asked = door({ options: { 'token-file': file } })
    await asked
    expect(asked.notes).toEqual([`Warning: others on this machine may read ${file}. Keep it to yourself: chmod 600 ${file}`])
  })

  it('is not shown by any message', async () => {
    for (const token of [`${TOKEN} x`, TOKEN.slice(1)]) await expect(door({ env: { REFORMGRAPH_TOKEN: token } })).rejects.not.toThrow(token)
  })

  it.each([
    ['nowhere', 'cannot be read'],
    ['folder', 'no file with a token'],
    ['large', 'no file with a token'],
  ])('is not in %s', async (name, message) => {
    const folder = folderOf({ 'folder/x': '', large: 'x'.repeat(5000) })
    await expect(door({ options: { 'token-file': join(folder, name) } })).rejects.toThrow(message)
  })
})
