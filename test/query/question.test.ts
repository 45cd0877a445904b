import { describe, expect, test } from 'vitest'
import { readOntology } from '../../src/ontology.ts'
import { PATHS } from '../../src/paths.ts'
import { entityTypes, parseQuestion, readQuestions } from '../../src/query/question.ts'
import { checkAggregates } from '../../src/store/aggregates.ts'
import { checkStatement } from '../../src/store/statement.ts'
import { statementsOf } from '../../src/query/statements.ts'
import { folderOf } from '../support/folder.ts'

const ontology = await readOntology(PATHS.seeds)
const questions = await readQuestions(PATHS.questions, ontology)

/** Every statement with the name of its question, and its own where there are several. */
const statements = questions.flatMap(({ name, text, computed }) =>
  computed === undefined ? [[name, text] as const] : [...statementsOf(text)].map(([own, one]) => [`${name} ${own}`, one] as const),
)

const COMPUTED = `// title: { zh: 题目, en: Title }
// note: { zh: 说明, en: Note }
// computed: between
// parameters:
//   a: { type: Region, zh: 甲, en: One }
//   b: { type: Region, zh: 乙, en: Other }
// columns:
//   name: { zh: 名称, en: Name }

// statement: claims
MATCH (x:Region) WHERE x.id = $source OR x.id = $target
RETURN x.name AS name
`

const GOOD = `// title: { zh: 题目, en: Title }
// note: { zh: 说明, en: Note }
// parameters:
//   measure: { type: Measure|Program, zh: 做法, en: Practice }
//   limit: { type: integer, default: 5, zh: 行数, en: Rows }
// columns:
//   name: { zh: 名称, en: Name }

MATCH (m:Measure|Program)
WHERE m.id = $measure
RETURN m.name AS name
ORDER BY name
LIMIT $limit
`

describe('the questions that come with the project', () => {
  test('the eight that everything else builds on are there', () => {
    const names = questions.map((question) => question.name)
    for (const name of [
      'adopters',
      'shared-practices',
      'region-practices',
      'pioneers',
      'institutions',
      'leaders',
      'compare',
      'single-source',
    ]) {
      expect(names).toContain(name)
    }
    expect(names).toEqual(names.toSorted())
  })

  test('those that research on diffusion asks are there', () => {
    const names = new Set(questions.map((question) => question.name))
    for (const name of [
      'first-adopters',
      'cumulative-adoption',
      'panel',
      'dyads',
      'innovators',
      'travel-together',
      'similar-regions',
      'beyond-field',
      'stage-progress',
      'parent-and-child',
      'honours-by-practice',
      'partnerships',
      'partial-institutions',
      'changes',
      'sources',
      'claims-between',
      'contradictions',
      'path',
    ]) {
      expect(names, name).toContain(name)
    }
  })

  test.each(statements)('%s only reads, in a way that both engines count alike', (_, text) => {
    expect(() => checkStatement(text)).not.toThrow()
    expect(() => checkAggregates(text)).not.toThrow()
  })

  test.each(statements)('%s keeps away from what the engines read differently', (_, text) => {
    expect(text, 'labels in a row mean “and” here and “or” there').not.toMatch(/\(\w*:\w+:\w+/)
    expect(text, 'lists count from 0 here and from 1 there').not.toMatch(/\w\[\d/)
    expect(text, 'variable lengths are trails here and walks there').not.toMatch(/\[[^\]]*\*/)
    expect(text).not.toMatch(/\b(?:labels|keys|type|properties|elementId|substring|split|toInteger|toString|head|last|tail|reduce)\s*\(/)
    expect(text).not.toMatch(/\b(?:id)\s*\(/)
  })

  test('what depends on no argument is the same statement in all questions that have it, so that it is kept once', () => {
    const constant = statements.filter(([, text]) => !/\$\w/.test(text))
    const texts = new Map<string, Set<string>>()
    for (const [name, text] of constant) {
      const own = name.split(' ')[1]
      if (own !== undefined) texts.set(own, (texts.get(own) ?? new Set()).add(text))
    }
    expect([...texts].filter(([, different]) => different.size > 1).map(([own]) => own)).toEqual([])
    expect([...texts.keys()]).toEqual(expect.arrayContaining(['adoptions', 'practices', 'regions']))
  })

  test('stages have the ranks that the ontology gives them', () => {
    const ranks = new Set(statements.flatMap(([, text]) => /CASE WHEN a\.stage = [^;]*? END AS rank/.exec(text)?.[0] ?? []))
    const sorted = ontology.stages.toSorted((a, b) => a.rank - b.rank)
    const whens = sorted.slice(0, -1).map(({ name, rank }) => `WHEN a.stage = '${name}' THEN ${rank}`)
    expect([...ranks]).toEqual([`CASE ${whens.join(' ')} ELSE ${sorted.length} END AS rank`])
  })

  test('no argument is called like an option of the command', () => {
    const taken = new Set(['graph', 'json', 'quiet', 'help', 'csv', 'bom', 'neo4j', 'user', 'database', 'color', 'no-color'])
    for (const { name, parameters } of questions) {
      for (const parameter of parameters) expect(taken.has(parameter.name), `${name} --${parameter.name}`).toBe(false)
    }
  })

  test('an edge’s sentence stands beside the document that says it', () => {
    const withoutDocument = questions.filter(({ columns }) => {
      const names = new Set(columns.map((column) => column.name))
      return names.has('quote') && !names.has('document')
    })
    expect(withoutDocument).toEqual([])
  })
})

describe('a question file', () => {
  test('has a header and a statement', () => {
    const question = parseQuestion('x', GOOD, ontology)
    expect(question).toMatchObject({
      name: 'x',
      title: { zh: '题目', en: 'Title' },
      parameters: [
        { name: 'measure', type: 'Measure|Program', label: { zh: '做法', en: 'Practice' } },
        { name: 'limit', type: 'integer', default: 5 },
      ],
      columns: [{ name: 'name', label: { zh: '名称', en: 'Name' } }],
    })
    expect(question.text).toMatch(/^MATCH [^]*LIMIT \$limit$/)
    expect(question.parameters.map(entityTypes)).toEqual([['Measure', 'Program'], []])
  })

  test.each<[string, (file: string) => string, RegExp]>([
    ['a missing title', (file) => file.replace(/.*title.*\n/, ''), /x\.cypher: .*title/s],
    ['a title in one language', (file) => file.replace(', en: Title', ''), /en/],
    ['an unknown key', (file) => file.replace('// note', '// colour: red\n// note'), /colour/],
    ['broken YAML', (file) => file.replace('{ zh: 题目', '{{ zh'), /x\.cypher/],
    ['a type that the ontology does not have', (file) => file.replace('Measure|Program,', 'Measure|Town,'), /no type Town/],
    ['a parameter that is not used', (file) => file.replace('$limit', '5'), /limit is not used/],
    ['a variable that is no parameter', (file) => file.replace('$measure', '$other'), /\$other is no parameter/],
    ['a default of another type', (file) => file.replace('default: 5', 'default: five'), /default is not of the type integer/],
    ['an answer without order', (file) => file.replace('ORDER BY name\n', ''), /no order/],
    ['no statement', (file) => file.slice(0, file.indexOf('MATCH')), /no statement/],
  ])('with %s is refused', (_, change, message) => {
    const faulty = change(GOOD)
    expect(faulty).not.toBe(GOOD)
    expect(() => parseQuestion('x', faulty, ontology)).toThrow(message)
  })

  test('may have what it gives computed, from statements that it names', () => {
    const question = parseQuestion('x', COMPUTED, ontology)
    expect(question.computed).toBe('between')
    expect([...statementsOf(question.text)]).toEqual([
      ['claims', 'MATCH (x:Region) WHERE x.id = $source OR x.id = $target\nRETURN x.name AS name'],
    ])
  })

  test.each<[string, (file: string) => string, RegExp]>([
    ['an unknown computation', (file) => file.replace('computed: between', 'computed: magic'), /no computation magic, only between/],
    ['a parameter missing', (file) => file.replace(/.*\bb: .*\n/, ''), /between needs the parameter b/],
    [
      'a statement missing',
      (file) => file.replace('statement: claims', 'statement: others'),
      /needs the statement claims[^]*does not run others/,
    ],
    ['a variable that nobody fills in', (file) => file.replace('$target', '$nobody'), /\$nobody is no parameter/],
  ])('that is computed with %s is refused', (_, change, message) => {
    const faulty = change(COMPUTED)
    expect(faulty).not.toBe(COMPUTED)
    expect(() => parseQuestion('x', faulty, ontology)).toThrow(message)
  })

  test('all faulty files are named at once', async () => {
    const folder = folderOf({ 'a.cypher': 'RETURN 1', 'b.cypher': GOOD, 'c.cypher': '' })
    await expect(readQuestions(folder, ontology)).rejects.toThrow(/a\.cypher[^]*c\.cypher/)
  })
})
