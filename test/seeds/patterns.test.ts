import { describe, expect, it } from 'vitest'
import { parseOntology } from '../../src/ontology.ts'
import { PATHS } from '../../src/paths.ts'
import { loadSeeds } from '../../src/seeds/load.ts'
import { PART_COLUMNS, readParts, readPatterns } from '../../src/seeds/patterns.ts'
import { faultsOf, table, unexpected } from './faults.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ontologyPath = join(PATHS.seeds, 'ontology.json')
const ontology = parseOntology(JSON.parse(readFileSync(ontologyPath, 'utf8')), ontologyPath)

const RULE = { id: 'method', type: 'Measure', pattern: '{han}{2,8}法', note: 'a method', yes: ['用⟦板凳会工作法⟧'], no: ['法'] }

/** A file of patterns with one rule, as JSON is YAML. */
const rules = (...changed: readonly Readonly<Record<string, unknown>>[]): string =>
  `# a comment\n${changed.map((one) => `- ${JSON.stringify({ ...RULE, ...one })}`).join('\n')}\n`

const PARTS = new Map([['han', '(?:[板凳会工作听问])']])
const faultsIn = (text: string): string[] => faultsOf((file, report) => readPatterns([file], PARTS, ontology, report), text)

describe('readPatterns', () => {
  it('compiles a rule with its parts put in', () => {
    const [pattern] = readPatterns([{ path: 'x.yaml', text: rules({}) }], PARTS, ontology, unexpected)
    expect(pattern?.id).toBe('method')
    expect(pattern?.pattern.flags).toBe('gu')
    expect([...'以听问会工作法和板凳法'.matchAll(pattern?.pattern ?? /x/g)].map(([text]) => text)).toEqual(['听问会工作法', '板凳法'])
  })

  it.each([
    ['a text that is no list', 'id: method', 'table.tsv:1: a list of rules is expected'],
    ['broken YAML', '- id: "method', 'table.tsv:1: '],
    ['a missing key', rules({ note: undefined }), 'table.tsv:2: note: '],
    ['a key that is not known', rules({ remark: 'x' }), 'table.tsv:2: '],
    ['no example', rules({ yes: [] }), 'table.tsv:2: yes: at least one example is expected'],
    ['no counter-example', rules({ no: [] }), 'table.tsv:2: no: at least one example is expected'],
    ['an id with a capital', rules({ id: 'Method' }), 'table.tsv:2: id: an id is lower-case words with hyphens'],
    ['an unknown type', rules({ type: 'Thing' }), 'table.tsv:2: method: the type “Thing” is none of Region,'],
    ['an id that is used twice', rules({}, {}), 'table.tsv:3: method: the id is used twice'],
    [
      'an unknown part',
      rules({ pattern: '{nothing}法', yes: ['⟦法⟧'], no: ['x'] }),
      'table.tsv:2: method: {nothing} is no part of patterns/parts.tsv',
    ],
    ['a pattern that is no regular expression', rules({ pattern: '(法' }), 'table.tsv:2: method: Invalid regular expression'],
    [
      'an example without a mark',
      rules({ yes: ['用板凳会工作法'] }),
      'table.tsv:2: method: its example “用板凳会工作法” must mark what is to be found',
    ],
    [
      'an example in which nothing is found',
      rules({ yes: ['用⟦小院会工作法⟧'] }),
      'table.tsv:2: method: it finds “会工作法” in its example',
    ],
    [
      'an example in which nothing at all is found',
      rules({ yes: ['用⟦小院⟧'] }),
      'table.tsv:2: method: it finds nothing in its example “用⟦小院⟧”',
    ],
    [
      'a match that begins too early',
      rules({ yes: ['会⟦板凳会工作法⟧'] }),
      'table.tsv:2: method: it finds “会板凳会工作法” in its example',
    ],
    [
      'a counter-example that is found',
      rules({ no: ['工作法'] }),
      'table.tsv:2: method: it finds “工作法” in “工作法”, where it must find nothing',
    ],
  ])('says that there is %s', (_, text, message) => {
    expect(faultsIn(text)).toEqual([expect.stringContaining(message)])
  })

  it.each([
    ['板*法', 'a repetition without bound (* or +)'],
    ['板+法', 'a repetition without bound (* or +)'],
    ['板{2,}法', 'a repetition without bound: {2,}'],
    ['板{2,90}法', '{2,90} spans more than 60 characters'],
    ['板{0,60}', 'it matches the empty text'],
  ])('refuses the pattern %s', (pattern, message) => {
    expect(faultsIn(rules({ pattern, yes: ['⟦板⟧'], no: ['x'] })).join('\n')).toContain(message)
  })

  it('leaves a pattern whole where a bound follows the assertions that it begins with', () => {
    const parts = new Map([...PARTS, ['edge', '(?:(?<!听))']])
    const text = rules({ pattern: '{edge}{0,1}{han}{2,8}法' }, { id: 'other', pattern: '{edge}{han}{2,8}法' })
    const [bound, free] = readPatterns([{ path: 'x.yaml', text }], parts, ontology, unexpected)
    expect(bound?.opened).toBeUndefined()
    expect(free?.opened?.rest.flags).toBe('uy')
  })

  it('takes * and + for themselves where they are escaped or in a class', () => {
    expect(faultsIn(rules({ pattern: '[+*]法\\+', yes: ['⟦+法+⟧'], no: ['x'] }))).toEqual([])
  })
})

describe('readParts', () => {
  it('puts the parts above into a part', () => {
    const parts = readParts({ path: 'x', text: table(PART_COLUMNS, 'a|板{1,3}|one', 'b|{a}凳|two') }, unexpected)
    expect(parts.get('b')).toBe('(?:(?:板{1,3})凳)')
  })

  it.each([
    ['a name with a capital', ['A|x|note'], '2: the name “A” is not one lower-case word'],
    ['a name twice', ['a|x|note', 'a|y|note'], '3: the name “a” is not one lower-case word or is used twice'],
    ['no note', ['a|x|'], '2: a: the note is missing'],
    ['a part that is below', ['a|{b}|note', 'b|x|note'], '2: a: {b} is no part'],
    ['a repetition without bound', ['a|x+|note'], '2: a: a repetition without bound'],
    ['no regular expression', ['a|(|note'], '2: a: Invalid regular expression'],
  ])('says that there is %s', (_, rows, message) => {
    expect(faultsOf(readParts, table(PART_COLUMNS, ...rows)).join('\n')).toContain(`table.tsv:${message}`)
  })
})

describe('patterns/*.yaml', () => {
  it('has rules for every type that is read out of texts', async () => {
    const { patterns } = await loadSeeds(PATHS.seeds)
    const types = ontology.nodes.map(({ name }) => name).filter((name) => name !== ontology.document)
    expect(types.filter((type) => patterns.filter((pattern) => pattern.type === type).length < 3)).toEqual([])
  })

  it('finds, together, the names in a paragraph that no list knows', async () => {
    const { patterns } = await loadSeeds(PATHS.seeds)
    const text =
      '云岭县石桥镇柳树沟村推行“码上说事”工作法，成立乡村振兴工作专班，选聘126名政务监督员，印发《云岭县窗口服务办法》，' +
      '实施“百企提质”工程，获评全国农村改革先进县，云岭县经济开发区建立涉企检查预约机制。'
    const found = new Set(patterns.flatMap(({ type, pattern }) => [...text.matchAll(pattern)].map(([match]) => `${type} ${match}`)))
    const expected = [
      'Region 柳树沟村',
      'Region 云岭县经济开发区',
      'Measure “码上说事”工作法',
      'Measure 涉企检查预约机制',
      'Institution 乡村振兴工作专班',
      'Institution 政务监督员',
      'Policy 《云岭县窗口服务办法》',
      'Program “百企提质”工程',
      'Honor 全国农村改革先进县',
    ]
    expect(expected.filter((one) => !found.has(one))).toEqual([])
  })
})
