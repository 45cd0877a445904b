/** The process that runs one statement of a user on the embedded database, and watches its own memory. */
import type { Answer, Limits } from '../model.ts'
import { messageOf } from './folder.ts'
import { openNative } from './native.ts'
import { toRow } from './values.ts'

export interface ChildTask {
  readonly file: string
  readonly text: string
  readonly limits: Limits
}

export type ChildReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'unopened'; readonly message: string }
  | { readonly kind: 'memory' }

const MIB = 2 ** 20
const EVERY = 20

process.once('message', (task: ChildTask) => {
  watchMemory(task.limits.megabytes)
  answer(task).then(reply, (error: unknown) => reply({ kind: 'refused', message: messageOf(error) }))
})
process.once('disconnect', end)
process.send?.({ kind: 'ready' } satisfies ChildReply)

async function answer({ file, text, limits }: ChildTask): Promise<ChildReply> {
  const bounds = { databaseBytes: 64 * 1024 * MIB, bufferBytes: Math.floor((limits.megabytes * MIB) / 2) }
  const database = await openNative(file, true, bounds).catch((error: unknown) => messageOf(error))
  if (typeof database === 'string') return { kind: 'unopened', message: database }
  const { columns, rows, truncated } = await database.run(text, {}, limits.rows)
  return { kind: 'answer', answer: { columns, rows: rows.map((values) => toRow(columns, values)), truncated } }
}

/** `process.exit` would wait for the statement that is running. */
function end(): void {
  process.kill(process.pid, 'SIGKILL')
}

/** The parent ends this process when it has the reply. */
function reply(message: ChildReply): void {
  process.send?.(message)
}

function watchMemory(megabytes: number): void {
  setInterval(() => {
    if (process.memoryUsage.rss() < megabytes * MIB) return
    process.send?.({ kind: 'memory' } satisfies ChildReply, end)
  }, EVERY)
}
