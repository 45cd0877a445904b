/**
 * Practices that are used beyond their own field: a sentence that claims one of them also claims a practice of another field. The seeds give
 * each practice the field that it comes from; the company that it keeps says where it has got to.
 */
import { compare } from '../../graph/merge.ts'
import type { Row } from '../../model.ts'
import { numberIn, numberOf, textIn, type Asking, type Computation } from '../computation.ts'
import { earliestBy, groupedBy } from './claims.ts'

export const carried: Computation = {
  parameters: ['measure', 'least', 'limit'],
  statements: ['mixed', 'claims', 'known'],
  fills: ['documents'],
  run: async (asking) => {
    const moves = movesIn(await mixedSentences(asking), asking.arguments['measure'])
    if (moves.length === 0) return []
    const known = new Map((await asking.run('known')).map((row) => [textIn(row, 'practice_id'), numberIn(row, 'year')]))
    const [least, limit] = [numberOf(asking.arguments, 'least'), numberOf(asking.arguments, 'limit')]
    return [...groupedBy(moves, (row) => `${textIn(row, 'practice_id')}\t${textIn(row, 'to_field')}`).values()]
      .map((said) => rowOf(said, known))
      .filter((row) => row.regions >= least)
      .toSorted((a, b) => b.regions - a.regions || b.claims - a.claims || compare(a.key, b.key))
      .slice(0, limit)
  },
}

/** The claims of each sentence that speaks of practices of several fields. */
async function mixedSentences(asking: Asking): Promise<readonly (readonly Row[])[]> {
  const mixed = await asking.run('mixed')
  if (mixed.length === 0) return []
  const wanted = new Set(mixed.map(placeOf))
  const documents = [...new Set(mixed.map((row) => textIn(row, 'document')))]
  const claims = (await asking.run('claims', { documents })).filter((row) => wanted.has(placeOf(row)))
  return [...groupedBy(claims, placeOf).values()]
}

/** A sentence of a document. */
function placeOf(row: Row): string {
  return `${textIn(row, 'document')}\t${String(row['start'])}`
}

/** Each claim once for each other field in its sentence, with the names of the practices of that field. */
function movesIn(sentences: readonly (readonly Row[])[], measure: unknown): Row[] {
  return sentences.flatMap((claims) =>
    claims
      .filter((claim) => measure === '' || claim['practice_id'] === measure)
      .flatMap((claim) => {
        const others = claims.filter((other) => other['field'] !== claim['field'])
        return [...groupedBy(others, (other) => textIn(other, 'field'))].map(([field, beside]): Row => ({
          ...claim,
          to_field: field,
          beside: beside.map((other) => textIn(other, 'practice')),
        }))
      }),
  )
}

function rowOf(said: readonly Row[], known: ReadonlyMap<string, number | undefined>) {
  const [first] = earliestBy(said, () => '').values()
  if (!first) throw new RangeError('a group has a row at least')
  const id = textIn(first, 'practice_id')
  const [since, year] = [known.get(id), numberIn(first, 'year')]
  const names = said.flatMap((row) => (Array.isArray(row['beside']) ? row['beside'].map(String) : []))
  return {
    practice: first['practice'] ?? null,
    field: first['field'] ?? null,
    to_field: first['to_field'] ?? null,
    regions: new Set(said.map((row) => row['region_id'])).size,
    claims: said.length,
    known_since: since ?? null,
    first: year ?? null,
    years_between: since === undefined || year === undefined ? null : year - since,
    names: [...new Set(names)],
    quote: first['quote'] ?? null,
    document: first['document'] ?? null,
    practice_id: id,
    key: `${id}\t${textIn(first, 'to_field')}`,
  }
}
