/** The computations that a question may name, by name. */
import type { Computation } from './computation.ts'
import { between } from './computed/between.ts'
import { carried } from './computed/carried.ts'
import { changes } from './computed/changes.ts'
import { comparison } from './computed/comparison.ts'
import { cumulation } from './computed/cumulation.ts'
import { dyads } from './computed/dyads.ts'
import { earliest } from './computed/earliest.ts'
import { likeness } from './computed/likeness.ts'
import { panel } from './computed/panel.ts'
import { partial } from './computed/partial.ts'
import { paths } from './computed/paths.ts'
import { precedence } from './computed/precedence.ts'
import { progress } from './computed/progress.ts'

export const COMPUTATIONS: Readonly<Record<string, Computation>> = {
  between,
  carried,
  changes,
  comparison,
  cumulation,
  dyads,
  earliest,
  likeness,
  panel,
  partial,
  paths,
  precedence,
  progress,
}
