/**
 * Pairs of names of which no rule can say whether they are one thing: a person is asked. The pairs are found by how the names look: one
 * holds the other, they differ in a character or in order, one is short for the other in the same text. Names that differ in a number alone
 * (三年行动, 五年行动) are different things and no question.
 */
import { distance } from 'fastest-levenshtein'
import { formOf } from '../form.ts'
import { compare } from './merge.ts'

/** A thing as it is asked about. */
export interface Named {
  readonly id: string
  readonly type: string
  readonly name: string
  /** What it is compared by: the name without the larger place before it. */
  readonly called: string
  /** Known by a code: two such are never one. */
  readonly fixed: boolean
  /** Only things of one scope are compared: bodies of one region, places in one place. */
  readonly scope: string
  /** Documents that name it. */
  readonly documents: ReadonlySet<string>
}

export interface Doubt<Thing extends Named = Named> {
  readonly a: Thing
  readonly b: Thing
  /** Why they may be one thing. */
  readonly why: string
  /** 1 is the likeliest kind of pair. */
  readonly rank: number
}

interface Likeness {
  readonly why: string
  readonly rank: number
}

/** A name with what it is compared by. */
interface Form<Thing extends Named = Named> {
  readonly thing: Thing
  readonly form: string
}

/** Words that say of what kind a thing is: with or without them it is often the same. */
const GENERAL =
  /^(?:的|制度?|机制|改革|工作|模式|体系|工程|行动|建设|试点|管理|服务|活动|战略|计划|平台|系统|方式|办法|做法|经验|品牌|中心|办公室|镇|乡|村|街道|社区|新型|综合)+$/
/** Numbers in digits and characters, years. */
const NUMBERS = /[\d.+一二三四五六七八九十百千万两〇零]+/g
/** Shorter names are like too many others. */
const SHORTEST = 3
/** What one name has more than the other is at most this long: general words, others. */
const [GENERAL_WORDS, OTHER_WORDS] = [4, 2]
/** Longer names may differ in one character, or in two. */
const [ONE_APART, TWO_APART] = [5, 12]
/** A short form and its long form: 综治中心, 社会治安综合治理中心. */
const SHORT_FORM = { least: 4, most: 8, more: 2, times: 2.6 } as const
/** Pairs of characters that more names have tell nothing. */
const COMMON = 250

/** Every pair that is in doubt, the likeliest and best attested first. */
export function doubtsOf<Thing extends Named>(things: readonly Thing[]): Doubt<Thing>[] {
  const byScope = new Map<string, Form<Thing>[]>()
  for (const thing of things) {
    const form = formOf(thing.called)
    if (form.length < SHORTEST) continue
    const scope = `${thing.type} ${thing.scope}`
    const others = byScope.get(scope)
    if (others) others.push({ thing, form })
    else byScope.set(scope, [{ thing, form }])
  }
  return [...byScope.values()].flatMap((forms) => doubtsAmong(forms)).toSorted(byPromise)
}

/** Likelier kinds first, then what more documents name, then by id. */
export function byPromise(one: Doubt, other: Doubt): number {
  return one.rank - other.rank || weightOf(other) - weightOf(one) || compare(one.a.id, other.a.id) || compare(one.b.id, other.b.id)
}

/** How often the question matters: the rarer of the two, then both. */
function weightOf({ a, b }: Doubt): number {
  return Math.min(a.documents.size, b.documents.size) + (a.documents.size + b.documents.size) / 1e6
}

function doubtsAmong<Thing extends Named>(forms: readonly Form<Thing>[]): Doubt<Thing>[] {
  const found = new Map<string, Doubt<Thing>>()
  for (const [one, other] of pairsOf(forms)) {
    const likeness = one.thing.fixed && other.thing.fixed ? undefined : likenessOf(one, other)
    if (!likeness) continue
    const [a, b] = preferred(one.thing, other.thing)
    found.set(`${a.id} ${b.id}`, { a, b, ...likeness })
  }
  return [...found.values()]
}

/** The better attested name first, then the shorter: it will stand for both. */
function preferred<Thing extends Named>(one: Thing, other: Thing): [Thing, Thing] {
  const order =
    other.documents.size - one.documents.size ||
    one.name.length - other.name.length ||
    compare(one.name, other.name) ||
    compare(one.id, other.id)
  return order <= 0 ? [one, other] : [other, one]
}

/** Pairs worth a look: they share an uncommon pair of characters, or one document names both. */
function* pairsOf<Thing extends Named>(forms: readonly Form<Thing>[]): Generator<readonly [Form<Thing>, Form<Thing>]> {
  const byBigram = new Map<string, number[]>()
  const byDocument = new Map<string, number[]>()
  for (const [index, { form, thing }] of forms.entries()) {
    for (const bigram of bigramsOf(form)) push(byBigram, bigram, index)
    for (const document of thing.documents) push(byDocument, document, index)
  }
  for (const [index, one] of forms.entries()) {
    const others = new Set<number>()
    for (const bigram of bigramsOf(one.form)) {
      const alike = byBigram.get(bigram) ?? []
      if (alike.length <= COMMON) for (const other of alike) if (other > index) others.add(other)
    }
    for (const document of one.thing.documents) for (const other of byDocument.get(document) ?? []) if (other > index) others.add(other)
    for (const other of others) {
      const form = forms[other]
      if (form) yield [one, form]
    }
  }
}

function likenessOf(one: Form, other: Form): Likeness | undefined {
  const [short, long] = one.form.length <= other.form.length ? [one.form, other.form] : [other.form, one.form]
  if (short.replace(NUMBERS, '') === long.replace(NUMBERS, ''))
    return short === long ? { why: 'the same but for marks', rank: 1 } : undefined
  if (long.includes(short)) return holding(short, long)
  if (short.length === long.length && sortedCharacters(short) === sortedCharacters(long))
    return { why: 'the same characters in another order', rank: 1 }
  const apart = long.length >= TWO_APART ? 2 : long.length >= ONE_APART ? 1 : 0
  if (long.length - short.length <= apart && !differInNumber(short, long)) {
    const steps = distance(short, long)
    if (steps <= apart) return { why: steps === 1 ? 'one character differs' : 'two characters differ', rank: 2 }
  }
  const together = [...one.thing.documents].some((document) => other.thing.documents.has(document))
  return together && isShortFor(short, long) ? { why: 'one may be short for the other in the same text', rank: 2 } : undefined
}

/** One name begins or ends with the other. */
function holding(short: string, long: string): Likeness | undefined {
  const rest = long.startsWith(short) ? long.slice(short.length) : long.endsWith(short) ? long.slice(0, -short.length) : undefined
  if (rest === undefined) return undefined
  if (rest.length <= GENERAL_WORDS && GENERAL.test(rest)) return { why: `one adds only “${rest}”`, rank: 1 }
  return rest.length <= OTHER_WORDS && rest.replace(NUMBERS, '') !== '' ? { why: `one adds “${rest}”`, rank: 3 } : undefined
}

/** Whether the characters of a name stand in another in their order, its last word at the end of both. */
function isShortFor(short: string, long: string): boolean {
  const { least, most, more, times } = SHORT_FORM
  if (short.length < least || short.length > most || long.length < short.length + more || long.length > times * short.length) return false
  if (short.slice(-2) !== long.slice(-2)) return false
  let at = 0
  for (const character of long) if (character === short.charAt(at)) at++
  return at === short.length
}

/** Whether two names would be equal in length and differ in a number among other things. */
function differInNumber(short: string, long: string): boolean {
  return (short.match(NUMBERS) ?? []).join(' ') !== (long.match(NUMBERS) ?? []).join(' ')
}

function bigramsOf(form: string): Set<string> {
  const found = new Set<string>()
  for (let at = 0; at + 2 <= form.length; at++) found.add(form.slice(at, at + 2))
  return found
}

const sortedCharacters = (form: string): string => form.split('').toSorted(compare).join('')

function push(map: Map<string, number[]>, key: string, index: number): void {
  const list = map.get(key)
  if (list) list.push(index)
  else map.set(key, [index])
}
