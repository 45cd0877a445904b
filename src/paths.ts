/** Where the project's own files lie, found from this module: the same from `src` (tests) and from `dist` (installed). */
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)

export const PATHS = {
  root: fileURLToPath(root),
  seeds: fileURLToPath(new URL('seeds/', root)),
  corpus: fileURLToPath(new URL('seeds/corpus/', root)),
  questions: fileURLToPath(new URL('cypher/', root)),
  /** The built page. */
  viewer: fileURLToPath(new URL('dist/viewer/', root)),
} as const
