/** What a mention means, before the mentions of one thing are put together. */
import type { Properties } from '../model.ts'

export interface Thing {
  /** The entity's id. */
  readonly key: string
  /** Canonical name where there is one; else the fullest form becomes the name. */
  readonly name: string | undefined
  readonly properties: Properties
}
