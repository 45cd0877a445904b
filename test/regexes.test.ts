/**
 * No regular expression takes more than linear time on any text. Each is examined by recheck (automata theory, and fuzzing of what that
 * cannot read), and searched for in texts that are made to be hard for it, twice as long each: what a backtracking engine then does is
 * counted, not timed. `npm run fuzz` tries ten times as many, and for the patterns of the seeds recheck's own attacks too.
 */
import { check, type AttackPattern } from 'recheck'
import { describe, expect, it } from 'vitest'
import { PATHS } from '../src/paths.ts'
import { loadSeeds } from '../src/seeds/load.ts'
import { attacksOn, type Attack } from './support/attacks.ts'
import { searchOf } from './support/backtracking.ts'
import { regexesOf, type Found } from './support/regexes.ts'

const SEED = Number(process.env['REFORMGRAPH_SEED'] ?? 1)
/** How many times the texts of `npm test`. */
const MORE = Math.max(1, Number(process.env['REFORMGRAPH_FUZZ'] ?? 2000) / 2000)

/**
 * What makes them at run time: the patterns of the seeds, which the loader keeps within bounds (below) and the matcher gives other flags, one
 * sign of a numbering, the name of a question's argument, the characters of the script table.
 */
const MADE_AT_RUN_TIME = new Set(
  ['mentions/matcher', 'query/ask', 'read/docx-numbering', 'seeds/patterns', 'text/fold'].map((name) => `src/${name}.ts`),
)
/** What repeats within great bounds, which takes recheck longer than it has. */
const BOUNDED = new Set(['quantity', 'recipients', 'undone'].map((name) => `src/relations/${name}.ts`).concat('src/mentions/recipients.ts'))

/** Without what stands in character classes. */
const outside = (source: string): string => source.replaceAll(/\\./gu, '').replaceAll(/\[[^\]]*\]/gu, '')

describe('regular expressions', () => {
  const { found, unknown } = regexesOf(['src', 'viewer/app', 'viewer/lib'])

  it('are found wherever they are', () => {
    expect(found.length).toBeGreaterThan(150)
    expect(unknown.filter((file) => !MADE_AT_RUN_TIME.has(file))).toEqual([])
  })

  it.each([
    ['^(a+)+$', 'vulnerable'],
    ['\\s*$|[“”]+$', 'vulnerable'],
    ['^[^“”]*“', 'safe'],
  ])('/%s/ is %s', async (source, status) => {
    expect((await check(source, 'u')).status).toBe(status)
  })

  it('of the code take linear time', async () => {
    const faults: string[] = []
    const seen = new Set<string>()
    for (const { at, source, flags } of found) {
      if (seen.has(`${flags} ${source}`)) continue
      seen.add(`${flags} ${source}`)
      const judged = await check(source, flags, { timeout: 60_000 })
      if (judged.status === 'safe' || (judged.status === 'unknown' && BOUNDED.has(at.replace(/:\d+$/, '')))) continue
      /* What it only tried out, it judges by how far it came in its time: its attack is counted here. */
      if (judged.status === 'vulnerable' && judged.checker === 'fuzz')
        faults.push(...tried({ at, source, flags }, [attackOf(judged.attack)]).faults)
      else faults.push(`${at} /${source}/${flags}: ${judged.status === 'vulnerable' ? judged.complexity.summary : 'not examined'}`)
    }
    console.log(`${seen.size} regular expressions examined`)
    expect(faults).toEqual([])
  })

  it('of the seeds have no repetition without bound, so that each place is tried over a bounded stretch', async () => {
    const { patterns } = await loadSeeds(PATHS.seeds)
    expect(patterns.length).toBeGreaterThan(50)
    const unbounded = /[*+]|\{\d+,\}/u
    expect(patterns.filter(({ pattern }) => unbounded.test(outside(pattern.source))).map(({ id }) => id)).toEqual([])
  })
})

/** Longer than what any bounded repetition reaches, several in a row included. */
const LENGTH = 400
/** A step for each character and a constant for the whole give 2, a step for each pair of characters gives 4. */
const LINEAR = 2.5
/** For each character, of the dearest pattern on the hardest text. */
const DEAREST = 4000

interface Tried {
  readonly texts: number
  readonly dearest: number
  readonly faults: readonly string[]
}

/** Searches hard texts and the same of twice the length; what is found must be what the engine itself finds. */
function tried(regex: Found, attacks: readonly Attack[]): Tried {
  const faults: string[] = []
  const search = searchOf(regex)
  const engine = new RegExp(regex.source, regex.flags.includes('g') ? regex.flags : `${regex.flags}g`)
  let dearest = 0
  for (const attack of attacks) {
    if (faults.length > 0) break
    const [text, twice] = [attack(LENGTH), attack(2 * LENGTH)]
    const short = search(text, DEAREST * text.length)
    const long = search(twice, DEAREST * twice.length)
    dearest = Math.max(dearest, long.steps / twice.length)
    const said = `${regex.at} on ${JSON.stringify(text.slice(0, 60))}`
    if (short.over || long.over) faults.push(`${said}: more than ${DEAREST} steps for each character`)
    else if (long.steps > LINEAR * short.steps) faults.push(`${said}: ${short.steps} steps, twice as long ${long.steps}`)
    else if ([...twice.matchAll(engine)].map(([match]) => match).join('\0') !== long.matches.join('\0'))
      faults.push(`${said}: the engine finds something else`)
  }
  return { texts: attacks.length, dearest, faults }
}

/** An attack that recheck has found, in any length. */
function attackOf({ pumps, suffix }: Pick<AttackPattern, 'pumps' | 'suffix'>): Attack {
  return (length) => pumps.map(({ prefix, pump }) => prefix + pump.repeat(length / pump.length)).join('') + suffix
}

/** Gives what is wrong. */
function allTried(what: string, regexes: readonly Found[], attacksOf: (regex: Found) => readonly Attack[]): string[] {
  const all = regexes.map((regex) => tried(regex, attacksOf(regex)))
  const texts = all.reduce((sum, one) => sum + one.texts, 0)
  const dearest = Math.round(Math.max(...all.map((one) => one.dearest)))
  console.log(`${what}: ${regexes.length} on ${texts} hard texts, seed ${SEED}: at most ${dearest} steps for a character`)
  return all.flatMap(({ faults }) => faults)
}

async function patternsOfSeeds(): Promise<Found[]> {
  const { patterns } = await loadSeeds(PATHS.seeds)
  return patterns.map(({ id, pattern: { source, flags } }) => ({ at: id, source, flags }))
}

describe('a text that is made to be hard', () => {
  it.each([
    ['^(a+)+$', false],
    ['\\s+$', false],
    ['<[^>]*>', false],
    ['^(.*?)(?:先后|均|都)*获评$', false],
    ['(?:一{1,30}){1,30}二', false],
    ['^\\s+', true],
    ['“[^“”]*”', true],
    ['(?<=(?:获|评)为?)[^，]{3,34}?(?=，|$)', true],
  ])('shows whether /%s/ takes linear time: %s', (source, linear) => {
    const regex = { at: '', source, flags: 'u' }
    expect(tried(regex, attacksOn(regex, 12, SEED)).faults.length === 0).toBe(linear)
  })

  it('costs the patterns of the seeds a bounded number of steps for each character', async () => {
    expect(allTried('patterns of the seeds', await patternsOfSeeds(), (regex) => attacksOn(regex, 8 * MORE, SEED))).toEqual([])
  })

  it('costs the expressions of the code a bounded number of steps for each character', () => {
    const { found } = regexesOf(['src', 'viewer/app', 'viewer/lib'])
    const different = new Map(found.map((one) => [`${one.flags} ${one.source}`, one]))
    expect(allTried('expressions of the code', [...different.values()], (regex) => attacksOn(regex, 6 * MORE, SEED))).toEqual([])
  })

  it.each(MORE > 1 ? ['recheck'] : [])('costs no more where %s has searched for it', async () => {
    const attacks = new Map<string, Attack[]>()
    const regexes = await patternsOfSeeds()
    for (const { at, source, flags } of regexes) {
      const judged = await check(source, flags, { timeout: 60_000 })
      if (judged.status !== 'vulnerable') continue
      attacks.set(at, [attackOf(judged.attack)])
    }
    expect(allTried('attacks of recheck', regexes, ({ at }) => attacks.get(at) ?? [])).toEqual([])
  })
})
