/** Real inputs to be mutated: the shipped corpus, files that writers of each format make of it, and other reports where they lie beside the project. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { EXTENSIONS } from '../../src/read/source.ts'
import { docx, listItem, paragraph, table, withNote } from '../support/docx.ts'
import { pdf } from '../support/pdf.ts'

/** Not the part that is kept unseen. */
const BESIDE = resolve('../shared/corpus')
const UNSEEN = 'check'

/** Whole reports: those that are shipped and, where they are there, others. */
export function reports(): string[] {
  const shipped = readdirSync('seeds/corpus').map((name) => join('seeds/corpus', name))
  const beside = existsSync(BESIDE) ? readdirSync(BESIDE, { recursive: true, encoding: 'utf8' }) : []
  const others = beside.filter((name) => !name.split('/').includes(UNSEEN) && !basename(name).startsWith('README'))
  return [...shipped, ...others.map((name) => join(BESIDE, name))]
    .filter((path) => ['.md', '.txt'].includes(extname(path)))
    .toSorted()
    .map((path) => readFileSync(path, 'utf8'))
}

/** Stretches of reports of up to some hundred characters, each from the beginning of a line. */
export function passages(length: number): string[] {
  return reports().flatMap((text) => {
    const cuts: string[] = []
    for (let at = 0; at < text.length && cuts.length < 40; at = text.indexOf('\n', at + length) + 1 || text.length)
      cuts.push(text.slice(at, at + length))
    return cuts
  })
}

const words = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Small files of every format by extension. What has no writer here is tried with the bytes of the others: misnamed files. */
export function files(): ReadonlyMap<string, readonly Uint8Array[]> {
  const texts = passages(600).filter((_, index) => index % 7 === 0)
  const html = texts.map((text) =>
    strToU8(
      `<html><head><meta charset="utf-8"><title>${escaped(text.slice(0, 20))}</title></head><body><nav><a href="/">首页</a></nav><article>${words(
        text,
      )
        .map((line) => `<p>${escaped(line)}</p>`)
        .join('')}<table><tr><td>事项</td><td>12</td></tr></table></article></body></html>`,
    ),
  )
  const word = texts.map((text) =>
    docx(
      words(text)
        .map((line, index) => (index % 4 === 3 ? listItem(escaped(line)) : paragraph(escaped(line))))
        .join('') +
        table([['项目', '数量']]) +
        withNote('前', '后'),
      '注',
    ),
  )
  const page = texts.map((text) =>
    pdf([words(text).map((line, index) => ({ text: line.slice(0, 30), x: 60, y: 800 - index * 20 })), [{ text: '第二页', x: 60, y: 800 }]]),
  )
  const rtf = texts.map((text) =>
    Buffer.from(`{\\rtf1\\ansi\\ansicpg936 ${Array.from(text, (c) => (c === '\n' ? '\\par ' : `\\u${c.charCodeAt(0)}?`)).join('')}}`),
  )
  const plain = texts.flatMap((text, index) => {
    const encoding = ['utf8', 'utf16-le', 'gb18030', 'big5', 'utf16-be'][index % 5] ?? 'utf8'
    return [iconv.encode(text, encoding, { addBOM: index % 2 === 0 })]
  })
  const markdown = texts.map((text) =>
    strToU8(`---\ntitle: 综述\nregion: 老河口市\ndate: 2023-12-28\nurl: https://example.org/a\n---\n# 题\n\n- ${text}`),
  )
  const archive = texts.slice(0, 8).map((text) => zipSync({ '甲.txt': strToU8(text), '乙/丙.md': strToU8(`# ${text}`) }))
  const csv = texts.map((text) => strToU8(`标题,地区,内容\n报告,大观区,"${text.replaceAll('"', '""')}"\n`))
  const made: Readonly<Record<string, readonly Uint8Array[]>> = {
    '.txt': plain,
    '.md': markdown,
    '.markdown': markdown,
    '.html': html,
    '.htm': html,
    '.pdf': page,
    '.docx': word,
    '.rtf': rtf,
    '.zip': archive,
    '.csv': csv,
  }
  const any = Object.values(made).flatMap((some) => some.slice(0, 4))
  return new Map([...EXTENSIONS].map((extension) => [extension, made[extension] ?? any]))
}
