/** Words as callers write them where a name, a number or a choice is asked for. */
import * as fc from 'fast-check'
import { graph } from '../support/graphs.ts'
import { NASTY, recipes, textOf } from './edits.ts'

const NAMES = graph.nodes.flatMap(({ id, name, aliases }) => [id, name, ...aliases])
const WORDS = [...NAMES, '2020', '-5', '3', 'true', '否', 'planned', '1.5', ...NASTY]
export const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  recipes(NAMES, 3).map((recipe) => textOf(NAMES, recipe)),
  fc.string({ unit: 'binary' }),
)
