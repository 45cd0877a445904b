/**
 * `--host`, `--known-as`, `--token-file` and REFORMGRAPH_TOKEN: where a server listens and whom it lets in. Beyond this machine nobody is let in
 * without a token, and no command line carries one: command lines are seen by others.
 */
import { readFile, stat } from 'node:fs/promises'
import { isIP, isIPv6 } from 'node:net'
import { InputError, UsageError } from '../errors.ts'
import type { Access } from '../serve/access.ts'
import { LOOPBACK } from '../serve/listen.ts'
import { inert, list, text, type Args, type Io, type Option } from './command.ts'

export const ACCESS_OPTIONS = {
  host: { type: 'string', value: 'ADDRESS', note: `address to listen on (default: ${LOOPBACK}); one that others reach needs a token` },
  'known-as': { type: 'string', value: 'NAME', multiple: true, note: 'another name that browsers call this server by; may be repeated' },
  'token-file': { type: 'string', value: 'FILE', note: 'file with the token that callers must send; or the variable REFORMGRAPH_TOKEN' },
} as const satisfies Readonly<Record<string, Option>>

const SHORTEST = 24
/** Signs that a token must have at least: one of a few repeated signs can be guessed. */
const FEWEST_SIGNS = 8
const LARGEST_FILE = 4096
const HOW = 'Make one: openssl rand -hex 32'

export interface Door {
  readonly host: string
  readonly access: Access
}

/**
 * Reads the options.
 * @throws {UsageError} where others could come in without a token, or with one that can be guessed
 */
export async function doorOf(args: Args, io: Io): Promise<Door> {
  const host = hostOf(args)
  const names = list(args, 'known-as').map(nameOf)
  const token = await tokenOf(args, io)
  const wide = !isLoopback(host)
  if (wide && token === undefined) {
    throw new UsageError(
      `--host ${inert(host)} lets other machines ask: they need a token. Put one in a file and name it with --token-file, or set REFORMGRAPH_TOKEN. ${HOW}`,
    )
  }
  const named = isIP(host) > 0 ? [] : [host]
  return { host, access: { names: [...named, ...names], addresses: wide, ...(token === undefined ? {} : { token }) } }
}

function hostOf(args: Args): string {
  const given = (text(args, 'host') ?? LOOPBACK).replaceAll(/^\[|\]$/g, '')
  if (isIP(given) === 0 && !/^[\w.-]{1,253}$/.test(given))
    throw new UsageError(`--host takes an address such as 192.168.1.5, not ${inert(given)}`)
  return given
}

function nameOf(given: string): string {
  if (isIPv6(given)) return `[${given}]`
  if (!/^[\w.-]{1,253}$/.test(given)) throw new UsageError(`--known-as takes a name such as reform.example.cn, not ${inert(given)}`)
  return given
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

async function tokenOf(args: Args, io: Io): Promise<string | undefined> {
  const file = text(args, 'token-file')
  const given = file === undefined ? io.env['REFORMGRAPH_TOKEN'] : await readToken(file, io)
  if (given === undefined) return undefined
  const where = file === undefined ? 'REFORMGRAPH_TOKEN' : inert(file)
  const token = given.trim()
  if (!/^[\u0021-\u007E]*$/.test(token))
    throw new UsageError(`The token in ${where} is one word of letters, digits and signs of ASCII. ${HOW}`)
  if (token.length < SHORTEST || new Set(token).size < FEWEST_SIGNS)
    throw new UsageError(
      `The token in ${where} can be guessed: it needs ${SHORTEST} characters or more, of ${FEWEST_SIGNS} different kinds. ${HOW}`,
    )
  return token
}

async function readToken(file: string, io: Io): Promise<string> {
  try {
    const found = await stat(file)
    if (!found.isFile() || found.size > LARGEST_FILE) throw new InputError(`${inert(file)} is no file with a token in it`)
    if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
      io.note(`Warning: others on this machine may read ${inert(file)}. Keep it to yourself: chmod 600 ${inert(file)}`)
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof InputError) throw error
    throw new InputError(`${inert(file)} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
