/** The limits of reading as options of the command line: one table for parsing, help and README. */
import { UsageError } from '../errors.ts'
import { LIMITS, type Limits } from '../read/reading.ts'
import { text, type Args, type Option } from './command.ts'

export interface LimitOption {
  readonly name: string
  readonly limit: keyof Limits
  /** How many of the limit's own units one of the option's is. */
  readonly unit: number
  readonly value: string
  readonly note: string
  readonly words: { readonly zh: string; readonly en: string }
}

const MIB = 2 ** 20

export const LIMIT_OPTIONS: readonly LimitOption[] = [
  limit('max-size', 'bytes', 'MB', 'skips larger files', '一个文件的大小，压缩包里的也一样', 'size of a file, in an archive too'),
  limit('max-archive', 'archiveBytes', 'MB', 'of all that an archive unfolds to', '一个压缩包解开的总量', 'all that an archive unfolds to'),
  limit(
    'max-unpacked',
    'unpackedBytes',
    'MB',
    'of what an Office file unfolds to',
    '一个 Office 文件解开的总量',
    'what an Office file unfolds to',
  ),
  limit(
    'max-ratio',
    'ratio',
    'N',
    'times its size that a packed file may unfold to',
    '解开后是压缩时的几倍（4 MB 以上才算）',
    'times its size that a packed file unfolds to (from 4 MB on)',
  ),
  limit(
    'max-entries',
    'entries',
    'N',
    'files in an archive, rows in a table',
    '压缩包里的文件数，表格的行数',
    'files in an archive, rows in a table',
  ),
  limit('max-depth', 'depth', 'N', 'archives in one another', '压缩包套压缩包的层数', 'archives in one another'),
  limit(
    'max-nesting',
    'nesting',
    'N',
    'elements of a page or an Office file in one another',
    '网页、Office 文件和 RTF 里元素嵌套的层数',
    'elements of a page, an Office file or RTF in one another',
  ),
  limit('max-pages', 'pages', 'N', 'pages of a PDF', 'PDF 的页数', 'pages of a PDF'),
  limit('max-line', 'line', 'N', 'characters of a line', '一行的字数', 'characters of a line'),
  limit('max-characters', 'characters', 'N', 'characters of a document', '一份文献的字数', 'characters of a document'),
  limit(
    'max-seconds',
    'seconds',
    'S',
    'for reading a file, and for extracting 100,000 characters',
    '读一个文件的秒数；提取每十万字也是这么多',
    'seconds for reading a file, and for extracting each 100,000 characters',
  ),
]

/** As options of a command. */
export const limitOptions: Readonly<Record<string, Option>> = Object.fromEntries(
  LIMIT_OPTIONS.map((option) => [
    option.name,
    { type: 'string', value: option.value, note: `${option.note} (default: ${defaultOf(option)})` } satisfies Option,
  ]),
)

/** The limits that a command line sets, the others as usual. @throws {UsageError} for a value that is none */
export function limitsOf(args: Args): Limits {
  const set = LIMIT_OPTIONS.flatMap(({ name, limit: key, unit }): [string, number][] => {
    const value = text(args, name)
    if (value === undefined) return []
    if (!/^[1-9]\d{0,8}$/.test(value)) throw new UsageError(`--${name} takes a whole number from 1 to 999999999, not ${value}`)
    return [[key, Number(value) * unit]]
  })
  return { ...LIMITS, ...Object.fromEntries(set) }
}

export function defaultOf({ limit: key, unit }: LimitOption): string {
  return (LIMITS[key] / unit).toLocaleString('en')
}

// oxlint-disable-next-line max-params -- a row of the table above
function limit(name: string, key: keyof Limits, value: string, note: string, zh: string, en: string): LimitOption {
  return { name, limit: key, unit: value === 'MB' ? MIB : 1, value, note, words: { zh, en } }
}
