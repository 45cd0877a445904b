/** `gazetteer/everyday.tsv`: names of places that are everyday words too (方正, 太平, 城区), and what makes them a place all the same. */
import type { EverydayWords, GazetteerRegion } from '../model.ts'
import { readTsv, type Report, type SeedFile } from './tsv.ts'

export const EVERYDAY_COLUMNS = ['word', 'rule', 'note'] as const

/** @param regions of the gazetteer: a word that is no name of theirs is a dead row */
export function readEveryday(file: SeedFile, regions: readonly GazetteerRegion[], report: Report): EverydayWords {
  const shorts = new Set(regions.flatMap(({ short }) => short))
  const names = new Set([...shorts, ...regions.map(({ name }) => name)])
  const seen = new Set<string>()
  const withFullName = new Set<string>()
  const weighed = new Set<string>()
  for (const { line, cells } of readTsv(file, EVERYDAY_COLUMNS, report)) {
    const { word, rule, note } = cells
    if (word === '' || note === '') report(file.path, line, 'the word or the note on what else it means is missing')
    if (seen.has(word)) report(file.path, line, `“${word}” is listed twice`)
    seen.add(word)
    if (rule === 'full-name') {
      withFullName.add(word)
      if (!shorts.has(word)) report(file.path, line, `“${word}” is the short form of no region: take the row out`)
    } else if (rule === 'weigh') {
      weighed.add(word)
      if (!names.has(word)) report(file.path, line, `“${word}” is the name of no region: take the row out`)
    } else report(file.path, line, `the rule “${rule}” is neither full-name nor weigh`)
  }
  return { withFullName, weighed }
}
