/** What pictures are taken of: the built page in a real Chromium, before the shipped corpus or whatever another server shows. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const executablePath = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path && existsSync(path))

export function openBrowser() {
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
  })
}

/** The server at an address; without one, a server of the shipped corpus that is built for it. */
export function openServer(url) {
  if (url !== undefined) return { url, stop: () => undefined }
  const folder = mkdtempSync(join(tmpdir(), 'reformgraph-screenshots-'))
  return startServer(['start', '--graph', join(folder, 'graph')], () => rmSync(folder, { recursive: true, force: true }))
}

function startServer(command, after) {
  const child = spawn(process.execPath, [program, ...command, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const stop = () => {
    child.kill()
    after()
  }
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with code ${code}`)))
    child.stdout.on('data', (chunk) => {
      const url = /http:\/\/\S+/.exec(String(chunk))?.[0]
      if (url) resolve({ url, stop })
    })
  })
}

/** The id of what a search finds first. */
export async function firstHit(url, q, types = []) {
  const query = new URLSearchParams([['q', q], ...types.map((type) => ['type', type])])
  const { hits } = await (await fetch(new URL(`api/search?${query}`, url))).json()
  return hits[0]?.id ?? ''
}
