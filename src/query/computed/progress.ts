/** How a practice goes on in one region: what each document says of its stage, of the practice that is asked for or of all that several documents speak of. */
import type { Row } from '../../model.ts'
import { numberIn, textIn, type Computation } from '../computation.ts'
import { groupedBy } from './claims.ts'
import { byTexts } from './comparison.ts'

export const progress: Computation = {
  parameters: ['region', 'measure'],
  statements: ['claims'],
  run: async (asking) => {
    const { measure } = asking.arguments
    const practices = [...groupedBy(await asking.run('claims'), (row) => textIn(row, 'practice_id'))]
    return practices
      .filter(([id, said]) => (measure === '' ? documentsIn(said) > 1 : id === measure))
      .flatMap(([, said]) => said)
      .toSorted(
        (a, b) =>
          byTexts(a, b, ['practice', 'practice_id']) ||
          (numberIn(a, 'year') ?? 9999) - (numberIn(b, 'year') ?? 9999) ||
          byTexts(a, b, ['document', 'stage', 'quote']),
      )
  },
}

function documentsIn(said: readonly Row[]): number {
  return new Set(said.map((row) => row['document'])).size
}
