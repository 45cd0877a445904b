/** What a pointer does to the picture: select a node or a line, open the menu of a node by the right button or a long press. */
import { sayCamera } from './camera.ts'
import { nearestNode, nearestPair, type Point } from '../lib/hit.ts'
import type { Picture } from './picture.ts'
import type { State } from './state.ts'

/** Pixels beside a line, or a finger's breadth beside a node, that still mean it. */
const BESIDE_LINE = 5
const BESIDE_NODE = 18
const LONG_PRESS = 500
const SHAKE = 10

export function listenTo({ renderer, hover }: Picture, holder: HTMLElement, state: State): () => void {
  const { net, menu } = state
  const id = (at: number): string => net.columns.nodes.id[at] ?? ''
  const scale = (pixels: number): number => pixels / renderer.getGraphToViewportRatio()
  const lineAt = (point: Point): number | undefined =>
    nearestPair(net, state.shown.peek(), renderer.viewportToGraph(point), scale(BESIDE_LINE))
  renderer.on('enterNode', ({ node }) => hover(Number(node)))
  renderer.on('leaveNode', () => hover(-1))
  renderer.on('clickNode', ({ node }) => state.change({ node: id(Number(node)), other: '', tool: '' }))
  renderer.on('doubleClickNode', (event) => {
    event.preventSigmaDefault()
    state.exploring.step({ op: 'expand', node: Number(event.node), relation: -1, way: 'both' })
  })
  renderer.on('rightClickNode', ({ node, event }) => {
    event.original.preventDefault()
    menu.value = { node: Number(node), x: event.x, y: event.y }
  })
  renderer.on('clickStage', ({ event }) => {
    menu.value = undefined
    const pair = net.pairs[lineAt(event) ?? -1]
    if (pair) {
      const selected = state.view.peek().node
      const [a, b] = id(pair.b) === selected ? [pair.b, pair.a] : [pair.a, pair.b]
      state.pair(id(a), id(b))
      return
    }
    if (state.lit.peek().size > 0) state.lit.value = new Set()
    // Said at once: without a selection and a camera the address would mean all of the picture.
    if (state.view.peek().node !== '') state.change({ node: '', other: '', tool: '', camera: sayCamera(renderer) })
  })
  renderer.on('moveBody', ({ event }) => {
    if (holder.style.cursor === 'pointer' && holder.dataset['line'] === undefined) return
    const over = lineAt(event) !== undefined
    if (over === (holder.dataset['line'] !== undefined)) return
    holder.style.cursor = over ? 'pointer' : ''
    if (over) holder.dataset['line'] = ''
    else delete holder.dataset['line']
  })
  return onLongPress(holder, (point) => {
    const node = nearestNode(net, state.shown.peek(), renderer.viewportToGraph(point), scale(BESIDE_NODE))
    if (node !== undefined) menu.value = { node, x: point.x, y: point.y }
  })
}

/** Fingers only: a mouse has a right button. */
function onLongPress(holder: HTMLElement, pressed: (point: Point) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let from: Point = { x: 0, y: 0 }
  const stop = (): void => clearTimeout(timer)
  const down = (event: PointerEvent): void => {
    stop()
    if (event.pointerType !== 'touch' || !event.isPrimary) return
    const box = holder.getBoundingClientRect()
    from = { x: event.clientX, y: event.clientY }
    timer = setTimeout(() => pressed({ x: from.x - box.left, y: from.y - box.top }), LONG_PRESS)
  }
  const move = (event: PointerEvent): void => {
    if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > SHAKE) stop()
  }
  holder.addEventListener('pointerdown', down, { capture: true })
  holder.addEventListener('pointermove', move, { capture: true })
  for (const end of ['pointerup', 'pointercancel'] as const) holder.addEventListener(end, stop, { capture: true })
  return stop
}
