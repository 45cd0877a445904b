/** The documents, all of them or those of one region. */
import type { Computation } from '../computation.ts'

export const listing: Computation = {
  parameters: ['region'],
  statements: ['documents'],
  run: async (asking) => {
    const { region } = asking.arguments
    return (await asking.run('documents')).filter((row) => region === '' || row['region_id'] === region)
  },
}
