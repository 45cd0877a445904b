/** Every claim between two things, in either direction: each direction is asked for by itself, which both engines answer from an index. */
import { numberIn, type Computation } from '../computation.ts'
import { byTexts } from './comparison.ts'

export const between: Computation = {
  parameters: ['a', 'b'],
  statements: ['claims'],
  fills: ['source', 'target'],
  run: async (asking) => {
    const { a = '', b = '' } = asking.arguments
    const there = await asking.run('claims', { source: a, target: b })
    const back = a === b ? [] : await asking.run('claims', { source: b, target: a })
    return [...there, ...back].toSorted(
      (x, y) =>
        (numberIn(x, 'year') ?? 9999) - (numberIn(y, 'year') ?? 9999) || byTexts(x, y, ['relation', 'source_id', 'document', 'quote']),
    )
  },
}
