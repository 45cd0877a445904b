/** Archives with names as they come from elsewhere. */
import { strToU8, zipSync, type Zippable } from 'fflate'

/** An archive whose names are these bytes, without saying of what encoding they are. */
export function zipNamed(files: readonly (readonly [name: Uint8Array, content: string | Uint8Array])[]): Uint8Array {
  /* Names of latin1 letters are written byte by byte where they are no ASCII only after the flag for UTF-8 is taken away. */
  const placeholders = files.map(([name], i) => String.fromCharCode(97 + i).repeat(name.length))
  const archive = zipSync(Object.fromEntries(files.map(([, content], i) => [placeholders[i] ?? '', asBytes(content)])))
  const bytes = Buffer.from(archive)
  for (const [i, [name]] of files.entries()) {
    const placeholder = Buffer.from(placeholders[i] ?? '')
    for (let at = bytes.indexOf(placeholder); at >= 0; at = bytes.indexOf(placeholder, at + 1)) bytes.set(name, at)
  }
  return bytes
}

/** An archive of these files; a name that ends with `@` is that of a link. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries: Zippable = {}
  for (const [name, content] of Object.entries(files)) {
    if (name.endsWith('@')) entries[name.slice(0, -1)] = [asBytes(content), { os: 3, attrs: (0o120777 << 16) >>> 0 }]
    else entries[name] = asBytes(content)
  }
  return zipSync(entries)
}

function asBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? strToU8(content) : content
}
