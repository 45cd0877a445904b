/**
 * A user's statement on the embedded database: checked, then run in a child process that is ended when it takes too long
 * or too much memory. A time limit of the engine's own stops joins and paths but not `UNWIND range(1, 30000000)`.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { StoreError, UsageError } from '../errors.ts'
import type { Answer, Limits } from '../model.ts'
import type { ChildReply, ChildTask } from './explore-child.ts'
import { checkAggregates } from './aggregates.ts'
import { checkStatement } from './statement.ts'

/** How far a statement goes unless told otherwise. */
export const LIMITS: Limits = { rows: 1000, milliseconds: 10_000, megabytes: 1024 }

/** The compiled child: the same from `src` (tests) and from `dist`. */
const CHILD = fileURLToPath(new URL('../../dist/store/explore-child.js', import.meta.url))

/** Longest time that starting the child may take, beside the time of the statement. */
const STARTING = 15_000

/**
 * Runs one statement on a database file.
 * @throws {UsageError} where it may not run, is wrong, or passes a limit
 */
export async function exploreLadybug(file: string, text: string, limits: Limits): Promise<Answer> {
  checkStatement(text)
  checkAggregates(text)
  if (!existsSync(CHILD)) throw new StoreError(`${CHILD} is missing. Compile the project: npm run build`)
  const child = fork(CHILD, {
    execArgv: [`--max-old-space-size=${limits.megabytes}`],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  try {
    return await answerOf(child, { file, text, limits })
  } finally {
    child.kill('SIGKILL')
  }
}

function answerOf(child: ChildProcess, task: ChildTask): Promise<Answer> {
  const { milliseconds, megabytes } = task.limits
  return new Promise((resolve, reject) => {
    let timer = setTimeout(() => reject(new StoreError('The process for the statement did not start. Try again.')), STARTING)
    child.once('error', (error) => {
      clearTimeout(timer)
      reject(new StoreError(`The process for the statement cannot be started: ${error.message}`, { cause: error }))
    })
    child.once('exit', () => {
      clearTimeout(timer)
      reject(new UsageError(`The statement ended the process that ran it; it may need more than ${megabytes} MB. Ask for less.`))
    })
    child.on('message', (reply: ChildReply) => {
      clearTimeout(timer)
      switch (reply.kind) {
        case 'ready':
          timer = setTimeout(
            () => reject(new UsageError(`The statement took longer than ${milliseconds / 1000} s and was stopped. Ask for less.`)),
            milliseconds,
          )
          child.send(task)
          break
        case 'answer':
          resolve(reply.answer)
          break
        case 'unopened':
          reject(new StoreError(`${task.file} cannot be opened: ${reply.message}. Build the graph again.`))
          break
        case 'refused':
          reject(new UsageError(`The database refused the statement: ${reply.message}`))
          break
        case 'memory':
          reject(new UsageError(`The statement needs more than ${megabytes} MB and was stopped. Ask for less.`))
      }
    })
  })
}
