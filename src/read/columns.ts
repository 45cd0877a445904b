/** The columns of a table by what they say, under the names that people give them. */
import type { Said } from './facts.ts'

const NAMES: Readonly<Record<string, readonly string[]>> = {
  file: ['file', '文件', '文件名'],
  text: ['text', '正文', '全文', '内容', '文本', 'content'],
  title: ['title', '标题', '题目', '题名'],
  region: ['region', '地区', '区域', '行政区', '行政区划'],
  date: ['date', '日期', '时间', '发布日期', '发布时间', '年份', 'year'],
  url: ['url', '网址', '链接'],
  source: ['source', '来源', '出处'],
}

/** Where in a header a column stands, under any of its names. */
export function columnIn(header: readonly string[], column: string): number | undefined {
  const names = Object.hasOwn(NAMES, column) ? (NAMES[column] ?? []) : []
  const plain = header.map((name) => name.trim().toLowerCase())
  return names.map((name) => plain.indexOf(name)).find((place) => place >= 0)
}

/** What a row says, by the names of the columns. */
export function saidBy(header: readonly string[], row: readonly string[]): Said {
  return (key) => {
    const at = columnIn(header, key)
    return at === undefined ? undefined : row[at]
  }
}
