/**
 * Texts that are hard for a regular expression: what it repeats, again and again, so that it may begin at every place, go far and fail
 * at the end. Made from the expression itself by a seeded generator.
 */
import { RegExpParser, type AST } from '@eslint-community/regexpp'
import { isCharacter, knownOf } from './backtracking.ts'
import { random } from './synthetic.ts'

/** A text of any length: a head, a pump that is repeated, and an end that fails. */
export type Attack = (length: number) => string

const COMMON = '一县改革“”《》（）、，。： \n\t\r-=+#*_|<>&;/\\.aZ09\0…\u{20000}'
const ENDS = ['', '\u0000', '\n', '…', '。']

/** @param count how many are wanted; the first ones repeat what the expression's own repetitions take */
export function attacksOn({ source, flags }: { readonly source: string; readonly flags: string }, count: number, seed: number): Attack[] {
  const next = random(seed)
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(next() * all.length)]
  const { pattern } = new RegExpParser().parseLiteral(`/${source || '(?:)'}/${flags}`)
  const characters = [...new Set(Array.from(COMMON + source.replaceAll(/\\.|[\s\x21-\x7E]/gu, '')))]
  const member = membersOf(characters, flags, next)
  const all = elementsOf(pattern)
  const loops = all.filter((element): element is AST.Quantifier => element.type === 'Quantifier' && element.max > 1)
  const classes = all.filter(isCharacter).map((element) => knownOf(element, flags))
  /* Characters that stand for most of the expression's, so that what follows a repetition takes part in it. */
  const shared = characters
    .map((character) => ({ character, for: classes.filter((is) => is(character.codePointAt(0) ?? 0)).length }))
    .toSorted((a, b) => b.for - a.for)
    .slice(0, 4)
  const pumps = [
    ...shared.map(({ character }) => character),
    ...loops.map((loop) => member(loop.element)),
    ...Array.from({ length: count }, (_, index) => {
      const whole = member(pattern)
      return index % 2 === 0 ? whole.slice(0, -1) : whole.slice(0, Math.ceil(next() * whole.length))
    }),
  ].filter((pump) => pump !== '')
  const step = Math.max(1, pumps.length / count)
  return Array.from({ length: Math.min(count, pumps.length) }, (_, index) => {
    const pump = pumps[Math.floor(index * step)] ?? 'x'
    const loop = pick(loops)
    const head = next() < 0.5 || !loop ? '' : member(pattern).slice(0, 12)
    const end = pick(ENDS) ?? ''
    return (length) => `${head}${pump.repeat(Math.ceil(length / pump.length))}${end}`
  })
}

/** Every part of an expression that takes text. */
function elementsOf(node: AST.Pattern | AST.Alternative | AST.Element): AST.Element[] {
  const own = node.type === 'Pattern' || node.type === 'Alternative' ? [] : [node]
  if (node.type === 'Alternative') return node.elements.flatMap(elementsOf)
  if (node.type === 'Quantifier') return [...own, ...elementsOf(node.element)]
  if ('alternatives' in node) return [...own, ...node.alternatives.flatMap(elementsOf)]
  return own
}

/** Makes texts that an expression takes, its assertions aside. */
function membersOf(characters: readonly string[], flags: string, next: () => number) {
  const member = (node: AST.Pattern | AST.Alternative | AST.Element): string => {
    if (node.type === 'Alternative') return node.elements.map(member).join('')
    if (node.type === 'Assertion' || node.type === 'Backreference') return ''
    if (node.type === 'Quantifier') {
      const times = node.min + Math.floor(next() * (Math.min(node.max, node.min + 6) - node.min + 1))
      return Array.from({ length: times }, () => member(node.element)).join('')
    }
    if ('alternatives' in node) {
      const one = node.alternatives[Math.floor(next() * node.alternatives.length)]
      return one ? member(one) : ''
    }
    const is = knownOf(node, flags)
    const able = characters.filter((character) => is(character.codePointAt(0) ?? 0))
    return able[Math.floor(next() * able.length)] ?? (node.type === 'Character' ? String.fromCodePoint(node.value) : '')
  }
  return member
}
