/**
 * Archives (yauzl): entries by the central directory, each unpacked bit by bit and counted, so that what an archive says of its sizes need
 * not be believed, and compared with its checksum, so that damage is noticed. Names are UTF-8 where that is said or fits, GB18030 otherwise:
 * Chinese versions of Windows write them so and say nothing.
 */
import { crc32 } from 'node:zlib'
import iconv from 'iconv-lite'
import { fromBufferPromise, getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl'
import { Unreadable } from './reading.ts'

export interface ZipEntry {
  /** With `/` between folders, as the archive has it: may lead anywhere. */
  readonly name: string
  readonly entry: Entry
}

const MIB = 2 ** 20
/** Below this an entry may unfold as much as it likes. */
const RATIO_FROM = 4 * MIB
const UTF8_FLAG = 0x800
const UNICODE_PATH = 0x7075
const OPTIONS = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true } as const

/** Opens an archive, gives its entries to `read` and closes it. @param source its bytes, or the path of a file */
export async function readZip<T>(
  source: Uint8Array | string,
  read: (zip: ZipFile, entries: AsyncIterable<ZipEntry>) => Promise<T>,
): Promise<T> {
  const zip = await (
    typeof source === 'string'
      ? openPromise(source, OPTIONS)
      : fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.length), OPTIONS)
  ).catch(refuse)
  try {
    return await read(zip, entriesOf(zip))
  } finally {
    zip.close()
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<ZipEntry> {
  try {
    for await (const entry of zip.eachEntry()) yield { name: nameOf(entry), entry }
  } catch (error) {
    throw error instanceof Unreadable ? error : damaged(error)
  }
}

function nameOf(entry: Entry): string {
  const bytes = entry.fileNameRaw
  const said = entry.extraFields.some(({ id }) => id === UNICODE_PATH)
    ? getFileNameLowLevel(entry.generalPurposeBitFlag, bytes, entry.extraFields, false)
    : undefined
  const name = said ?? utf8Of(bytes, (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0) ?? iconv.decode(bytes, 'gb18030')
  return name.replaceAll('\\', '/')
}

function utf8Of(bytes: Uint8Array, certain: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: !certain }).decode(bytes)
  } catch {
    return undefined
  }
}

export interface UnpackLimits {
  /** Bytes that may come out. */
  readonly most: number
  /** The option that raises it. */
  readonly option: string
  readonly ratio: number
}

/**
 * Unpacks one entry.
 * @throws {Unreadable} where it is encrypted, damaged, or unfolds to more than it may
 */
export async function unpack(zip: ZipFile, { entry }: ZipEntry, { most, option, ratio }: UnpackLimits): Promise<Buffer> {
  if (entry.isEncrypted()) throw new Unreadable('read/password', 'it asks for a password; pack it without one')
  if (!entry.canDecodeFileData())
    throw new Unreadable('read/damaged', `it is packed by a method that is not read (${entry.compressionMethod}); pack it as plain ZIP`)
  const chunks: Buffer[] = []
  let total = 0
  let sum = 0
  const packed = Math.max(1, entry.compressedSize)
  try {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk)
      total += bytes.length
      if (total > most)
        throw new Unreadable('read/size', `it unfolds to more than ${Math.max(1, Math.round(most / MIB))} MB; split it, or raise ${option}`)
      if (total > RATIO_FROM && total > packed * ratio)
        throw new Unreadable(
          'read/ratio',
          `it unfolds to more than ${ratio} times its size, as nothing but a bomb does; if it is none, raise --max-ratio`,
        )
      sum = crc32(bytes, sum)
      chunks.push(bytes)
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : damaged(error)
  }
  if (sum !== entry.crc32) throw new Unreadable('read/damaged', 'it does not match its checksum: the archive is damaged')
  return Buffer.concat(chunks)
}

function refuse(error: unknown): never {
  throw damaged(error)
}

function damaged(error: unknown): Unreadable {
  return new Unreadable('read/damaged', `the archive is damaged (${error instanceof Error ? error.message : String(error)})`)
}
