/** The computations that a question may name, by name. */
import type { Computation } from './computation.ts'
import { between } from './computed/between.ts'
import { carried } from './computed/carried.ts'
import { changes } from './computed/changes.ts'
import { company, untried } from './computed/company.ts'
import { comparison } from './computed/comparison.ts'
import { conflicts } from './computed/conflicts.ts'
import { cumulation } from './computed/cumulation.ts'
import { dyads } from './computed/dyads.ts'
import { earliest } from './computed/earliest.ts'
import { field, fields } from './computed/fields.ts'
import { firsts } from './computed/firsts.ts'
import { likeness } from './computed/likeness.ts'
import { listing } from './computed/listing.ts'
import { panel } from './computed/panel.ts'
import { partial } from './computed/partial.ts'
import { paths } from './computed/paths.ts'
import { precedence } from './computed/precedence.ts'
import { precursors } from './computed/precursors.ts'
import { progress } from './computed/progress.ts'
import { shared } from './computed/shared.ts'

export const COMPUTATIONS: Readonly<Record<string, Computation>> = {
  between,
  carried,
  changes,
  company,
  comparison,
  conflicts,
  cumulation,
  dyads,
  earliest,
  field,
  fields,
  firsts,
  likeness,
  listing,
  panel,
  partial,
  paths,
  precedence,
  precursors,
  progress,
  shared,
  untried,
}
