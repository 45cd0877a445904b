import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAnnotations } from '../../src/learn/annotations.ts'
import { folderOf } from '../support/folder.ts'
import { projectSeeds } from '../support/reading.ts'
import { PATHS } from '../../src/paths.ts'

const FOLDER = join(PATHS.seeds, 'annotations')
/** Longer than any name: what is longer would be a piece of the report itself. */
const LONGEST_NAME = 40

describe('readAnnotations', () => {
  const text = '大观区工作总结。今年推行积分制，成立网格队。明年再说。'
  const [start, end] = [text.indexOf('今年'), text.indexOf('明年')]
  const annotation = {
    source: 'reports/a',
    title: '大观区总结',
    start,
    end,
    region: '大观区',
    entities: [
      { type: 'Region', name: '大观区', code: '340803', surfaces: ['大观区'], core: true },
      { type: 'Measure', name: '积分制', surfaces: ['积分制'], core: true },
    ],
  }

  it('puts what was noted against the stretch of the text, under its title', () => {
    const folder = folderOf({ 'a.json': JSON.stringify(annotation) })
    const [read] = readAnnotations(folder, (source) => (source === 'reports/a' ? text : undefined))
    expect(read?.doc.text).toBe('大观区总结\n\n今年推行积分制，成立网格队。')
    expect(read?.gold.entities.map(({ id, name }) => [id, name])).toEqual([
      ['0', '大观区'],
      ['1', '积分制'],
    ])
  })

  it('leaves out one whose text is not at hand', () => {
    const folder = folderOf({ 'a.json': JSON.stringify(annotation), 'b.json': JSON.stringify({ ...annotation, source: 'reports/b' }) })
    const read = readAnnotations(folder, (source) => (source === 'reports/a' ? text : undefined))
    expect(read.map(({ id }) => id)).toEqual(['a'])
    expect(readAnnotations(join(folder, 'nowhere'), () => text)).toEqual([])
  })

  it('refuses a file of another form', () => {
    const folder = folderOf({ 'a.json': JSON.stringify({ ...annotation, start: '7' }) })
    expect(() => readAnnotations(folder, () => text)).toThrow(/start/)
  })
})

interface Annotation {
  readonly start: number
  readonly end: number
  readonly entities: readonly { readonly type: string; readonly surfaces: readonly string[] }[]
}

describe('the shipped annotations', () => {
  const names = readdirSync(FOLDER)
  const read = (name: string): Annotation => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))

  it('hold names and places, no sentence of a report', () => {
    const forms = names.flatMap((name) => read(name).entities.flatMap(({ surfaces }) => surfaces))
    expect(forms.length).toBeGreaterThan(1000)
    expect(forms.filter((form) => form.length > LONGEST_NAME || /[。\n]/.test(form))).toEqual([])
  })

  it('name types that there are, in stretches of a report', async () => {
    const { ontology } = await projectSeeds()
    const types = new Set(ontology.nodes.map(({ name }) => name))
    for (const name of names) {
      const { start, end, entities } = read(name)
      expect(start >= 0 && start < end).toBe(true)
      expect(entities.filter(({ type }) => !types.has(type))).toEqual([])
    }
  })
})
