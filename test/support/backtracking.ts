/**
 * A regular expression as a backtracking engine carries it out, step by step, so that its work can be counted: no clock is asked, and the
 * count is the same on every machine. Matches are those of the specification (https://tc39.es/ecma262/#sec-pattern-semantics); tests
 * compare them with the engine's own.
 */
import { RegExpParser, type AST } from '@eslint-community/regexpp'

/** Tries to go on from a place; whether the whole then matched. */
type Next = (at: number) => boolean
type Step = (at: number, next: Next) => boolean

export interface Work {
  /** Characters looked at, ways tried. */
  readonly steps: number
  /** All matches from the beginning on, as `matchAll` gives them; those before the count was broken off. */
  readonly matches: readonly string[]
  /** Whether the count was broken off. */
  readonly over: boolean
}

class TooMany extends Error {}

export type Search = (text: string, limit: number) => Work

/** What searching a text for all matches takes. */
export function searchOf({ source, flags }: { readonly source: string; readonly flags: string }): Search {
  const { pattern } = new RegExpParser().parseLiteral(`/${source || '(?:)'}/${flags}`)
  return (text, limit) => {
    const run = new Run(text, flags, limit)
    const matches: string[] = []
    const whole = run.alternatives(pattern.alternatives, false)
    const sticky = flags.includes('y')
    let end = 0
    const found: Next = (at) => {
      end = at
      return true
    }
    try {
      for (let at = 0; at <= text.length;) {
        if (whole(at, found)) {
          matches.push(text.slice(at, end))
          at = end > at ? end : run.after(at)
        } else if (sticky) break
        else at = run.after(at)
      }
    } catch (error) {
      if (!(error instanceof TooMany)) throw error
      return { steps: run.steps, matches, over: true }
    }
    return { steps: run.steps, matches, over: false }
  }
}

class Run {
  steps = 0
  readonly #groups = new Map<AST.CapturingGroup, string>()
  readonly #text: string
  readonly #flags: string
  readonly #limit: number
  readonly #points: boolean

  constructor(text: string, flags: string, limit: number) {
    this.#text = text
    this.#flags = flags
    this.#limit = limit
    this.#points = /[uv]/.test(flags)
  }

  /** The place behind the character at a place. */
  after(at: number): number {
    return at + (this.#points && (this.#text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  }

  #before(at: number): number {
    const isPair = this.#points && at > 1 && (this.#text.codePointAt(at - 2) ?? 0) > 0xffff
    return at - (isPair ? 2 : 1)
  }

  #count(): void {
    if (++this.steps > this.#limit) throw new TooMany()
  }

  alternatives(all: readonly AST.Alternative[], back: boolean): Step {
    const ways = all.map(({ elements }) => this.#sequence(elements, back))
    const [only] = ways
    if (only && ways.length === 1) return only
    return (at, next) => {
      for (const way of ways) {
        this.#count()
        if (way(at, next)) return true
      }
      return false
    }
  }

  #sequence(elements: readonly AST.Element[], back: boolean): Step {
    const steps = (back ? elements.toReversed() : elements).map((element) => this.#element(element, back))
    const from =
      (index: number): Step =>
      (at, next) => {
        const step = steps[index]
        return step ? step(at, index + 1 === steps.length ? next : (then) => from(index + 1)(then, next)) : next(at)
      }
    return from(0)
  }

  #element(element: AST.Element, back: boolean): Step {
    switch (element.type) {
      case 'Assertion':
        return this.#assertion(element)
      case 'Quantifier':
        return this.#repeated(element, back)
      case 'Group':
        return this.alternatives(element.alternatives, back)
      case 'CapturingGroup':
        return this.#captured(element, back)
      case 'Backreference':
        return (at, next) => {
          const said =
            [element.resolved]
              .flat()
              .map((group) => this.#groups.get(group))
              .find((one) => one !== undefined) ?? ''
          const [from, to] = back ? [at - said.length, at] : [at, at + said.length]
          this.#count()
          return from >= 0 && this.#text.slice(from, to) === said && next(back ? from : to)
        }
      default: {
        const one = this.#character(element, back)
        return (at, next) => {
          const then = one(at)
          return then >= 0 && next(then)
        }
      }
    }
  }

  /** Where one character leads, or -1. */
  #character(element: AST.Element, back: boolean): (at: number) => number {
    const known = knownOf(element, this.#flags)
    return (at) => {
      this.#count()
      const then = back ? this.#before(at) : this.after(at)
      if (then < 0 || then > this.#text.length) return -1
      const point = this.#points ? (this.#text.codePointAt(Math.min(at, then)) ?? 0) : this.#text.charCodeAt(Math.min(at, then))
      return known(point) ? then : -1
    }
  }

  #captured(group: AST.CapturingGroup, back: boolean): Step {
    const inner = this.alternatives(group.alternatives, back)
    return (at, next) => {
      const old = this.#groups.get(group)
      const matched = inner(at, (then) => {
        const was = this.#groups.get(group)
        this.#groups.set(group, this.#text.slice(Math.min(at, then), Math.max(at, then)))
        if (next(then)) return true
        if (was === undefined) this.#groups.delete(group)
        else this.#groups.set(group, was)
        return false
      })
      if (!matched && old !== undefined) this.#groups.set(group, old)
      return matched
    }
  }

  #assertion(assertion: AST.Assertion): Step {
    if (assertion.kind === 'lookahead' || assertion.kind === 'lookbehind') {
      const inner = this.alternatives(assertion.alternatives, assertion.kind === 'lookbehind')
      return (at, next) => inner(at, () => true) !== assertion.negate && next(at)
    }
    const holds = new RegExp(assertion.raw, `${this.#flags.replaceAll(/[gy]/g, '')}y`)
    return (at, next) => {
      this.#count()
      holds.lastIndex = at
      return holds.test(this.#text) && next(at)
    }
  }

  #repeated({ element, min, max, greedy }: AST.Quantifier, back: boolean): Step {
    if (isCharacter(element)) return this.#repeatedCharacter(this.#character(element, back), { min, max, greedy })
    const one = this.#element(element, back)
    const from = (done: number, at: number, next: Next): boolean => {
      this.#count()
      const more = (): boolean => done < max && one(at, (then) => (then !== at || done < min) && from(done + 1, then, next))
      if (done < min) return more()
      return greedy ? more() || next(at) : next(at) || more()
    }
    return (at, next) => from(0, at, next)
  }

  /** The same for one character, without a call inside the other for each. */
  #repeatedCharacter(one: (at: number) => number, { min, max, greedy }: Pick<AST.Quantifier, 'min' | 'max' | 'greedy'>): Step {
    return (start, next) => {
      const places = [start]
      let at = start
      const advance = (): boolean => {
        if (places.length > max) return false
        at = one(at)
        if (at >= 0) places.push(at)
        return at >= 0
      }
      while (places.length <= (greedy ? max : min)) if (!advance()) break
      if (places.length <= min) return false
      if (!greedy)
        for (;;) {
          if (next(places.at(-1) ?? start)) return true
          if (!advance()) return false
        }
      for (let count = places.length - 1; count >= min; count--) if (next(places[count] ?? start)) return true
      return false
    }
  }
}

export function isCharacter(element: AST.Element): boolean {
  return ['Character', 'CharacterClass', 'CharacterSet', 'ExpressionCharacterClass'].includes(element.type)
}

const KNOWN = new Map<string, Map<number, boolean>>()

/** Whether a character is one of those that an element stands for: asked of the engine once for each. */
export function knownOf(element: AST.Element, flags: string): (point: number) => boolean {
  const kept = flags.replaceAll(/[gyd]/g, '')
  const key = `${kept} ${element.raw}`
  const known = KNOWN.get(key) ?? new Map<number, boolean>()
  KNOWN.set(key, known)
  const alone = new RegExp(`^(?:${element.raw})$`, kept.replace('m', ''))
  return (point) => {
    const old = known.get(point)
    if (old !== undefined) return old
    const is = alone.test(String.fromCodePoint(point))
    known.set(point, is)
    return is
  }
}
