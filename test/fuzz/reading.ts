/** Files of every format, tables beside them, and stored documents: read, or refused with a reason. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { z } from 'zod'
import { decodeDocument, encodeDocument } from '../../src/graph/document.ts'
import { faultsOf } from '../../src/graph/faults.ts'
import { parseMetadata } from '../../src/read/metadata.ts'
import { readSource } from '../../src/read/source.ts'
import { readDoc } from '../../src/text/doc.ts'
import { DOCUMENTS, ontology } from '../support/graphs.ts'
import { files } from './bases.ts'
import { bytesOf, recipes, textOf, type Recipe } from './edits.ts'
import { mustBe, orRefused, target } from './target.ts'

/** Rules of Issues that mean a fault of ours, not of the file. */
const OURS = /^(?:TypeError|RangeError|ReferenceError)|is not a function|Cannot read propert|undefined|Maximum call stack/

export const readers = target('readers', 24, () => {
  const bases = files()
  const folder = mkdtempSync(join(tmpdir(), 'reformgraph-fuzz-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const inputs = fc
    .constantFrom(...bases.keys())
    .chain((extension) => recipes(bases.get(extension) ?? []).map((recipe) => ({ extension, recipe })))
  const check = async ({ extension, recipe }: { extension: string; recipe: Recipe }): Promise<void> => {
    const file = { id: '县/file', path: `县/file${extension}`, absolute: join(folder, `file${extension}`) }
    writeFileSync(file.absolute, bytesOf(bases.get(extension) ?? [], recipe))
    const outcome = await readSource(file)
    mustBe('read twice', await readSource(file), outcome)
    if ('issue' in outcome) {
      mustBe('the document of the Issue', outcome.issue.document, file.id)
      if (outcome.issue.rule === 'read/failure' && OURS.test(outcome.issue.message)) throw new Error(outcome.issue.message)
      return
    }
    const { source } = outcome
    if (source.title === '' || source.raw.trim() === '') throw new Error('a source without a title or a text')
    const { text, sentences, paragraphs } = readDoc(source)
    let end = 0
    for (const sentence of sentences) {
      if (sentence.start < end || sentence.end <= sentence.start || sentence.end > text.length)
        throw new Error(`a sentence at ${sentence.start}–${sentence.end}`)
      if (!paragraphs[sentence.paragraph]) throw new Error(`a sentence of the paragraph ${sentence.paragraph}`)
      end = sentence.end
    }
  }
  return { inputs, check }
})

const TABLES = [
  'file,title,region,date,url\nlaohekou.docx,综述,老河口市,2023,https://example.org/\ndaguan.pdf,,340803,2020-12,\n',
  'FILE;title\r\n"a ""b"".md";"题"\r\n',
  'file\n\n子/甲.txt\n',
]

export const tables = target('metadata.csv', 3, () => {
  const bases = TABLES.map((text) => Buffer.from(text))
  return {
    inputs: recipes(bases),
    check: (recipe) => {
      const bytes = bytesOf(bases, recipe)
      try {
        for (const [file, { facts }] of parseMetadata(bytes)) {
          if (file === '') throw new TypeError('a row without a file')
          if (facts.date !== undefined && !/^\d{4}(?:-\d\d){0,2}$/.test(facts.date)) throw new TypeError(`the date ${facts.date}`)
        }
      } catch (error) {
        if (error instanceof TypeError || error instanceof RangeError) throw error
      }
    },
  }
})

export const stored = target('stored documents', 4, () => {
  const bases = DOCUMENTS.map(encodeDocument)
  return {
    inputs: recipes(bases),
    check: async (recipe) => {
      const graph = await orRefused([SyntaxError, z.ZodError], () => decodeDocument(textOf(bases, recipe)))
      if (!graph) return
      const json = encodeDocument(graph)
      mustBe('written, read and written', encodeDocument(decodeDocument(json)), json)
      for (const fault of faultsOf(ontology, graph)) if (fault === '') throw new Error('a fault without words')
    },
  }
})
