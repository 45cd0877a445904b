/**
 * Where a pattern can match at all: literals of which every match holds one, read off the pattern (R. Cox, “Regular Expression Matching
 * with a Trigram Index”, 2012). A sentence without any of them need not be tried.
 */
import { parseRegExpLiteral } from '@eslint-community/regexpp'
import type { AST } from '@eslint-community/regexpp'

/** More literals than this say too little. */
const MOST = 200

/** Literals of which every match of a pattern, or what stands around it, holds one; nothing where there are none. */
export function literalsOf(pattern: RegExp): readonly string[] | undefined {
  return ofAny(parseRegExpLiteral(pattern).pattern.alternatives)
}

/** One of the literals of each alternative: together those of all. */
function ofAny(alternatives: readonly AST.Alternative[]): readonly string[] | undefined {
  const sets = alternatives.map(({ elements }) => ofSequence(elements))
  const literals = new Set(sets.flatMap((set) => set ?? []))
  return sets.every((set) => set !== undefined) && literals.size <= MOST ? [...literals] : undefined
}

/** The most telling set of any part of a sequence: the longest literals, then the fewest. */
function ofSequence(elements: readonly AST.Element[]): readonly string[] | undefined {
  const sets: (readonly string[])[] = []
  let run = ''
  for (const element of elements) {
    if (element.type === 'Character') run += element.raw
    else {
      if (run !== '') sets.push([run])
      run = ''
      const set = ofElement(element)
      if (set && set.length > 0) sets.push(set)
    }
  }
  if (run !== '') sets.push([run])
  return sets.toSorted((a, b) => shortest(b) - shortest(a) || a.length - b.length)[0]
}

const shortest = (set: readonly string[]): number => Math.min(...set.map(({ length }) => length))

function ofElement(element: AST.Element): readonly string[] | undefined {
  switch (element.type) {
    case 'Quantifier':
      return element.min > 0 ? ofElement(element.element) : undefined
    case 'Character':
      return [element.raw]
    case 'Group':
    case 'CapturingGroup':
      return ofAny(element.alternatives)
    case 'Assertion':
      return 'alternatives' in element && !element.negate ? ofAny(element.alternatives) : undefined
    case 'CharacterClass':
      return element.negate ? undefined : ofClass(element.elements)
    default:
      return undefined
  }
}

function ofClass(elements: AST.CharacterClass['elements']): readonly string[] | undefined {
  const characters = elements.map((one) => (one.type === 'Character' ? one.raw : undefined)).filter((one) => one !== undefined)
  return characters.length === elements.length && characters.length < 8 ? characters : undefined
}
