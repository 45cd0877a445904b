/**
 * Where a pattern can match at all: literals of which every match holds one, read off the pattern (R. Cox, “Regular Expression Matching
 * with a Trigram Index”, 2012), and how far from the match's beginning they stand. A place without them need not be tried.
 */
import { parseRegExpLiteral } from '@eslint-community/regexpp'
import type { AST } from '@eslint-community/regexpp'

/** Every match of a pattern has one of these literals `from` to `to` characters (not code units) behind its own beginning. */
export interface Anchor {
  readonly literals: readonly string[]
  readonly from: number
  readonly to: number
}

/** More literals than this say too little. */
const MOST = 200

/** More ways than this are not told apart. */
const WAYS = 3

/**
 * What a match of a pattern has in it or around it, by the ways in which the pattern can match: the alternatives that it begins with. Every
 * match has all anchors of one way, which stand the most telling first. No way at all: a match needs no literal for sure.
 */
export function waysOf(pattern: RegExp): readonly (readonly Anchor[])[] {
  const { alternatives } = parseRegExpLiteral(pattern).pattern
  const ways = sequencesOf(alternatives)?.map(ofSequence) ?? [ofAlternatives(alternatives)]
  return ways.every((anchors) => anchors.length > 0) ? ways.map((anchors) => anchors.toSorted(byTelling)) : []
}

/** Each of the few alternatives that an expression begins with, with what comes behind them all. */
function sequencesOf(all: readonly AST.Alternative[]): readonly (readonly AST.Element[])[] | undefined {
  const [first, ...rest] = all.flatMap(({ elements }) => elements)
  if (all.length === 1 && first?.type !== 'Group') return undefined
  const [alternatives, behind] = all.length === 1 && first?.type === 'Group' ? [first.alternatives, rest] : [all, []]
  return alternatives.length > WAYS ? undefined : alternatives.map(({ elements }) => [...elements, ...behind])
}

/** The least and the most characters that something takes. */
type Length = readonly [least: number, most: number]

/** All anchors of a single alternative; else one of each, which together are one of all. */
function ofAlternatives(alternatives: readonly AST.Alternative[]): readonly Anchor[] {
  const [only, ...others] = alternatives
  if (only && others.length === 0) return ofSequence(only.elements)
  const one = together(alternatives.map(({ elements }) => ofSequence(elements).toSorted(byTelling)[0]))
  return one ? [one] : []
}

function together(anchors: readonly (Anchor | undefined)[]): Anchor | undefined {
  const known = anchors.filter((anchor) => anchor !== undefined)
  const literals = new Set(known.flatMap((anchor) => anchor.literals))
  if (known.length < anchors.length || literals.size > MOST) return undefined
  return {
    literals: [...literals],
    from: Math.min(...known.map(({ from }) => from)),
    to: Math.max(...known.map(({ to }) => to)),
  }
}

/** Longer literals tell more, then fewer of them. */
const byTelling = (a: Anchor, b: Anchor): number => shortest(b) - shortest(a) || a.literals.length - b.literals.length
const shortest = ({ literals }: Anchor): number => Math.min(...literals.map(({ length }) => length))

function ofSequence(elements: readonly AST.Element[]): readonly Anchor[] {
  const anchors: Anchor[] = []
  let at: Length = [0, 0]
  let run = ''
  for (const element of elements) {
    if (element.type === 'Character') run += String.fromCodePoint(element.value)
    else {
      anchors.push(...ofRun(run, at), ...moved(ofElement(element), at))
      run = ''
    }
    at = sum(at, lengthOf(element))
  }
  return [...anchors, ...ofRun(run, at)]
}

/** Characters in a row that end at a place are one literal. */
function ofRun(run: string, [least, most]: Length): readonly Anchor[] {
  const length = Array.from(run).length
  return length > 0 ? [{ literals: [run], from: least - length, to: most - length }] : []
}

function moved(anchors: readonly Anchor[], [least, most]: Length): readonly Anchor[] {
  return anchors.map(({ literals, from, to }) => ({ literals, from: from + least, to: to + most }))
}

function ofElement(element: AST.Element): readonly Anchor[] {
  switch (element.type) {
    case 'Quantifier':
      return element.min > 0 ? ofElement(element.element) : []
    case 'Character':
      return ofRun(String.fromCodePoint(element.value), [1, 1])
    case 'Group':
    case 'CapturingGroup':
      return ofAlternatives(element.alternatives)
    case 'Assertion':
      return 'alternatives' in element && !element.negate ? ofLookaround(element) : []
    case 'CharacterClass':
      return element.negate ? [] : ofClass(element.elements)
    default:
      return []
  }
}

/** What is looked at ahead begins at the place itself; what is looked at behind ends there. */
function ofLookaround({ kind, alternatives }: AST.LookaroundAssertion): readonly Anchor[] {
  if (kind === 'lookahead') return ofAlternatives(alternatives)
  const anchors = alternatives.map(({ elements }) => {
    const [least, most] = lengthOfAll(elements)
    return moved(ofSequence(elements), [-most, -least]).toSorted(byTelling)[0]
  })
  const one = together(anchors)
  return one ? [one] : []
}

/** Classes of more characters than this say too little. */
const FEW = 7

function ofClass(elements: AST.CharacterClass['elements']): readonly Anchor[] {
  const characters = elements.flatMap((one) => (one.type === 'Character' ? [String.fromCodePoint(one.value)] : []))
  return characters.length === elements.length && characters.length <= FEW ? [{ literals: characters, from: 0, to: 0 }] : []
}

function lengthOf(element: AST.Element): Length {
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      return [1, 1]
    case 'Assertion':
      return [0, 0]
    case 'Quantifier': {
      const [least, most] = lengthOf(element.element)
      return [least * element.min, most === 0 ? 0 : most * element.max]
    }
    case 'Group':
    case 'CapturingGroup': {
      const lengths = element.alternatives.map(({ elements }) => lengthOfAll(elements))
      return [Math.min(...lengths.map(([least]) => least)), Math.max(...lengths.map(([, most]) => most))]
    }
    default:
      return [0, Infinity]
  }
}

function lengthOfAll(elements: readonly AST.Element[]): Length {
  return elements.map(lengthOf).reduce(sum, [0, 0])
}

const sum = ([a, b]: Length, [c, d]: Length): Length => [a + c, b + d]
