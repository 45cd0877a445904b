/** What can be taken away from the page: files that the browser saves. */
import type { Renderer } from './picture.ts'

export function saveText(name: string, text: string, type: string): void {
  saveBlob(name, new Blob([text], { type }))
}

/** The picture as it is seen, all layers on the ground of the page. */
export async function savePicture(renderer: Renderer, name: string): Promise<void> {
  const layers = Object.values(renderer.getCanvases())
  const [first] = layers
  if (!first) return
  const canvas = Object.assign(document.createElement('canvas'), { width: first.width, height: first.height })
  const context = canvas.getContext('2d')
  if (!context) return
  context.fillStyle = getComputedStyle(renderer.getContainer()).backgroundColor
  context.fillRect(0, 0, canvas.width, canvas.height)
  // What WebGL has drawn can be read only until the browser shows it.
  renderer.refresh({ skipIndexation: true })
  for (const layer of layers) if (layer.width > 0) context.drawImage(layer, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (blob) saveBlob(name, blob)
}

function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  // Some browsers fetch the address only after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
