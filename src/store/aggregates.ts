/**
 * A trap of LadybugDB 0.19: in a grouped projection an aggregate with DISTINCT that stands before one without makes the
 * latter null or zero, or ends the process. The other way round both are right, so statements are held to that order.
 */
import { UsageError } from '../errors.ts'
import { isSign, tokensOf, type Token } from './tokens.ts'

const AGGREGATES = new Set(['COUNT', 'SUM', 'MIN', 'MAX', 'AVG', 'COLLECT'])
const CLAUSES = new Set(['MATCH', 'OPTIONAL', 'WHERE', 'WITH', 'RETURN', 'UNWIND', 'ORDER', 'SKIP', 'LIMIT', 'UNION', 'CALL'])

/**
 * Lets a statement pass whose aggregates LadybugDB computes rightly.
 * @throws {UsageError} that says how to write it
 */
export function checkAggregates(text: string): void {
  const tokens = tokensOf(text)
  let afterDistinct = false
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word' || isSign(tokens[index - 1], '.') || isSign(tokens[index - 1], ':')) continue
    const word = token.value.toUpperCase()
    if (CLAUSES.has(word)) afterDistinct = false
    else if (AGGREGATES.has(word) && isSign(tokens[index + 1], '(')) {
      if (isDistinct(tokens[index + 2])) afterDistinct = true
      else if (afterDistinct) {
        throw new UsageError(
          `The embedded database miscounts ${token.value}(…) after an aggregate with DISTINCT. Put the aggregates with DISTINCT last, or count in two steps.`,
        )
      }
    }
  }
}

function isDistinct(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.value.toUpperCase() === 'DISTINCT'
}
