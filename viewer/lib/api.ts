/** Asks the server. Answers are of the types that `src/serve/answers.ts` promises; trouble has the server's own words. */
import type { Problem } from '../../src/serve/answers.ts'

export class ApiError extends Error {
  /** 0 where the server did not answer at all. */
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export type Params = Readonly<Record<string, string | number | readonly string[] | undefined>>

/** An address below `/api/`; undefined parameters are left out. */
export function address(path: readonly string[], params: Params = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue
    for (const one of typeof value === 'object' ? value : [value]) query.append(name, String(one))
  }
  const said = query.toString()
  return `/api/${path.map(encodeURIComponent).join('/')}${said === '' ? '' : `?${said}`}`
}

/** What answers instead of a server. */
let answers: ((url: string) => unknown) | undefined

/** From now on nothing is asked of a server. */
export function answerFrom(given: (url: string) => unknown): void {
  answers = given
}

export async function getJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an address has answers of one type, whoever gives them
  if (answers) return answers(url) as T
  const response = await reach(url, { headers: { Accept: 'application/json' }, ...(signal ? { signal } : {}) })
  if (!response.ok) throw new ApiError(response.status, await detailOf(response))
  const answer: T = await response.json()
  return answer
}

/** Sends what is too long for an address. */
export async function post(url: string, body: unknown): Promise<Response> {
  const response = await reach(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  if (!response.ok) throw new ApiError(response.status, await detailOf(response))
  return response
}

/**
 * Hands in the token of a server that wants one; a cookie stands for it from then on.
 * @throws {ApiError} 401 where it is the wrong one
 */
export async function handInToken(token: string): Promise<void> {
  const sent = token.trim()
  // What no header can hold is no token.
  if (!/^[\u0021-\u007E]+$/.test(sent)) throw new ApiError(401, '')
  const response = await reach(address(['session']), { method: 'POST', headers: { Authorization: `Bearer ${sent}` } })
  if (!response.ok) throw new ApiError(response.status, await detailOf(response))
}

async function reach(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request)
  } catch (error) {
    if (request.signal?.aborted) throw error
    throw new ApiError(0, '')
  }
}

async function detailOf(response: Response): Promise<string> {
  try {
    const problem: Partial<Problem> = await response.json()
    return problem.detail ?? response.statusText
  } catch {
    return response.statusText
  }
}
