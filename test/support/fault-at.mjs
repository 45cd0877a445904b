/**
 * Loaded before a program (`node --import`): the call number FAULT_AT among those that change files ends the process (FAULT=kill, a
 * file that is written being half there), or fails as a full disk does (FAULT=ENOSPC, and every later write too). FAULT_COUNT names a
 * file that gets the number of calls.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const at = Number(process.env.FAULT_AT ?? Infinity)
const kind = process.env.FAULT ?? 'kill'
const REAL = { writeFileSync: fs.writeFileSync }
let calls = 0

function full(path) {
  return Object.assign(new Error(`ENOSPC: no space left on device, write '${path}'`), { code: 'ENOSPC', errno: -28, syscall: 'write' })
}

/** Whether this call is to fail. */
function isDue(name, [path, content]) {
  if (name === 'writeSync' && path <= 2) return false
  calls++
  if (kind !== 'kill') return calls >= at && !/^(?:rm|rmdir|rename|rmSync)$/.test(name)
  if (calls !== at) return false
  if (name === 'writeFile') REAL.writeFileSync(path, content.slice(0, Math.ceil(content.length / 2)))
  process.kill(process.pid, 'SIGKILL')
  return true
}

function faulty(owner, names, fail) {
  for (const name of names) {
    const real = owner[name]
    owner[name] = (...given) => (isDue(name, given) ? fail(full(given[0])) : real.apply(owner, given))
  }
}

faulty(fs.promises, ['writeFile', 'rename', 'rm', 'rmdir', 'mkdir', 'mkdtemp', 'link'], async (error) => {
  throw error
})
faulty(fs, ['writeSync', 'rmSync', 'mkdtempSync'], (error) => {
  throw error
})
syncBuiltinESMExports()
process.on('exit', () => {
  if (process.env.FAULT_COUNT) REAL.writeFileSync(process.env.FAULT_COUNT, String(calls))
})
