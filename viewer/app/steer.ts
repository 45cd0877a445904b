/** Keys on the picture: where it looks, and what is done with the selected node. */
import { fitAll, zoom } from './camera.ts'
import type { Renderer } from './picture.ts'
import type { State } from './state.ts'

/** Whether the key was one that does something here. */
export function steer(renderer: Renderer, state: State, key: string): boolean {
  const camera = renderer.getCamera()
  const step = 0.12 * camera.ratio
  const moves: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, step],
    ArrowDown: [0, -step],
  }
  const move = moves[key]
  if (move) camera.setState({ x: camera.x + move[0], y: camera.y + move[1] })
  else if (key === '+' || key === '=') zoom(renderer, 'in')
  else if (key === '-') zoom(renderer, 'out')
  else if (key === '0') fitAll(renderer)
  else return act(renderer, state, key)
  return true
}

function act(renderer: Renderer, { net, view, exploring, menu }: State, key: string): boolean {
  const node = net.indexOf.get(view.peek().node)
  if (node === undefined) return false
  if (key === 'm' || key === 'M' || key === 'ContextMenu') {
    const { x, y } = net.columns.nodes
    menu.value = { node, ...renderer.graphToViewport({ x: x[node] ?? 0, y: y[node] ?? 0 }) }
  } else if (key === 'e' || key === 'E') exploring.step({ op: 'expand', node, relation: -1, way: 'both' })
  else if (key === 'Delete' || key === 'Backspace') exploring.step({ op: 'hide', node })
  else return false
  return true
}
