/** Whether the process that left something behind is still there: by its number and the time at which it began, for numbers are used again. */
import { readFileSync } from 'node:fs'

/** When a process began, in the system's own ticks; empty where the system does not tell. */
export function beganOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

/** @param began as `beganOf` told while it was there; without it any process of that number counts */
export function isAlive(pid: number, began?: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return began === undefined || beganOf(pid) === began
}
