/**
 * Whether a statement that a user wrote only reads. An engine's own answer is not enough: LadybugDB calls `COPY … TO` and
 * `ATTACH` read-only and runs `LOAD FROM` on a database that was opened read-only; Neo4j reads files and addresses with
 * `LOAD CSV` in a read transaction. So the clauses that may appear are listed, and every other clause word is refused
 * unless it is plainly a name (after `.` or `:`, or quoted by backticks).
 */
import { UsageError } from '../errors.ts'
import { isSign, tokensOf, type Token } from './tokens.ts'

/** A statement may begin with these. */
const FIRST = new Set(['MATCH', 'OPTIONAL', 'WITH', 'UNWIND', 'RETURN', 'CALL'])

/** Clause words of either engine that do more than read the graph. */
const REFUSED = new Set(
  (
    'ADD ALTER ATTACH BEGIN CHECKPOINT COMMENT COMMIT COPY CREATE DELETE DENY DETACH DROP DRYRUN EXPLAIN EXPORT FOREACH GRANT ' +
    'IMPORT INSERT INSTALL LOAD MACRO MERGE PERIODIC PROFILE PROJECT REALLOCATE REMOVE RENAME REVOKE ROLLBACK SET SHOW ' +
    'TERMINATE TRANSACTION TRANSACTIONS UNINSTALL UPDATE USE'
  ).split(' '),
)

/** What may be called: it shows the tables and nothing else. */
const CALLABLE = new Set(['show_tables', 'table_info', 'db.labels', 'db.relationshiptypes', 'db.propertykeys', 'db.schema.visualization'])

/** Functions with a dot in their name that only compute. */
const FUNCTIONS = /^(?:date|datetime|localdatetime|localtime|time|duration|point|vector\.similarity)\.[a-z]+$/

const LONGEST = 20_000

/**
 * Lets a statement pass that only reads.
 * @throws {UsageError} that says what is not allowed
 */
export function checkStatement(text: string): void {
  if (text.length > LONGEST) throw new UsageError(`The statement is longer than ${LONGEST} characters.`)
  // Neo4j resolves such escapes before it reads the statement: they could hide a quote or a clause.
  if (/\\u/i.test(text)) throw new UsageError(String.raw`Write characters as they are, not as \u….`)
  const tokens = tokensOf(text)
  while (isSign(tokens.at(-1), ';')) tokens.pop()
  const first = tokens[0]
  if (!first) throw new UsageError('The statement is empty.')
  if (first.kind !== 'word' || !FIRST.has(first.value.toUpperCase())) {
    throw new UsageError(`A statement begins with one of ${[...FIRST].join(', ')}; this one begins with ${first.value}.`)
  }
  for (const [index, token] of tokens.entries()) checkToken(tokens, index, token)
}

function checkToken(tokens: readonly Token[], index: number, token: Token): void {
  if (isSign(token, ';')) throw new UsageError('One statement at a time: there is something after the semicolon.')
  if (isSign(token, '\\')) throw new UsageError('A backslash may stand in a text only.')
  if (token.kind !== 'word' && token.kind !== 'name') return
  const qualified = qualifiedName(tokens, index)
  const called = isSign(tokens[qualified.next], '(')
  const isProperty = isName(tokens, index)
  if (!isProperty && called && qualified.name.includes('.') && !isCalled(tokens, index) && !FUNCTIONS.test(qualified.name)) {
    throw new UsageError(`${qualified.name}() may not be called.`)
  }
  if (token.kind === 'name' || isProperty) return
  const word = token.value.toUpperCase()
  if (REFUSED.has(word))
    throw new UsageError(`${word} is not allowed: a statement may only read. (A name that is spelt so goes between backticks.)`)
  if (word === 'CALL') checkCall(tokens, index)
}

function checkCall(tokens: readonly Token[], index: number): void {
  const { name } = qualifiedName(tokens, index + 1)
  if (!CALLABLE.has(name)) throw new UsageError(`CALL ${name || '{'} is not allowed. What may be called: ${[...CALLABLE].join(', ')}.`)
}

/** Whether a word is plainly a property, a label or a parameter. After `|` it may as well be a clause. */
function isName(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]
  if (isSign(before, ':') || isSign(before, '$')) return true
  const owner = tokens[index - 2]
  return isSign(before, '.') && owner !== undefined && (owner.kind === 'word' || owner.kind === 'name' || /^[)\]}]$/.test(owner.value))
}

function isCalled(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]
  return before?.kind === 'word' && before.value.toUpperCase() === 'CALL'
}

/** A name with its dots, in lower case, and the place after it. */
function qualifiedName(tokens: readonly Token[], index: number): { readonly name: string; readonly next: number } {
  const parts: string[] = []
  let next = index
  for (;;) {
    const token = tokens[next]
    if (token?.kind !== 'word' && token?.kind !== 'name') break
    parts.push(token.value.toLowerCase())
    next++
    if (!isSign(tokens[next], '.')) break
    next++
  }
  return { name: parts.join('.'), next }
}
