/** The picture: sigma draws, the state decides. Made once; filters and selection only change what its reducers say. */
import { effect, untracked, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { fitAll, moveTo } from './camera.ts'
import { svgOf } from '../lib/svg.ts'
import { drawingOf, pictureBlob } from './save.ts'
import { createPicture, type Picture, type Renderer } from './picture.ts'
import { Icon } from './Icon.tsx'
import { useApp, type PictureFiles, type State } from './state.ts'

export function Canvas({ hidden }: { readonly hidden: boolean }) {
  const state = useApp()
  const holder = useRef<HTMLDivElement>(null)
  const renderer = useSignal<Renderer | undefined>(undefined)
  useEffect(() => {
    const at = holder.current
    if (!at) return undefined
    const picture = open(at, state)
    if (!picture) return undefined
    renderer.value = picture.renderer
    state.picture.value = filesOf(picture, state)
    const stop = follow(picture, state)
    return () => {
      stop()
      state.picture.value = undefined
      picture.close()
    }
  }, [state, renderer])
  const { t, shown, view, lit } = state
  const camera = (): ReturnType<Renderer['getCamera']> | undefined => renderer.value?.getCamera()
  const { nodeCount, claimCount } = shown.value
  return (
    <div class="canvas" data-hidden={hidden ? '' : undefined}>
      <div
        class="canvas-holder"
        ref={holder}
        role="img"
        aria-label={t.value('canvas')}
        tabIndex={0}
        onKeyDown={(event) => {
          if (renderer.value && steer(renderer.value, event.key)) event.preventDefault()
        }}
      />
      <p class="canvas-status" role="status">
        {t.value('counts', { nodes: nodeCount, claims: claimCount })}
      </p>
      {view.value.node === '' && lit.value.size > 0 && (
        <button type="button" class="button canvas-clear" onClick={() => (lit.value = new Set())}>
          <Icon name="close" />
          {t.value('clearLit')}
        </button>
      )}
      <div class="canvas-tools">
        <button
          type="button"
          class="tool"
          onClick={() => void camera()?.animatedZoom()}
          aria-label={t.value('zoomIn')}
          title={t.value('zoomIn')}
        >
          <Icon name="plus" />
        </button>
        <button
          type="button"
          class="tool"
          onClick={() => void camera()?.animatedUnzoom()}
          aria-label={t.value('zoomOut')}
          title={t.value('zoomOut')}
        >
          <Icon name="minus" />
        </button>
        <button
          type="button"
          class="tool"
          onClick={() => renderer.value && fitAll(renderer.value)}
          aria-label={t.value('fit')}
          title={t.value('fit')}
        >
          <Icon name="fit" />
        </button>
      </div>
    </div>
  )
}

/** The picture as it can be taken away. */
function filesOf({ renderer, net }: Picture, { t }: State): PictureFiles {
  const { name } = net.columns.nodes
  return {
    png: () => pictureBlob(renderer),
    svg: () => svgOf(drawingOf(renderer, (key) => name[Number(key)] ?? '', t.peek()('title'))),
  }
}

/** Without WebGL, or when the browser takes it away, the table carries on. */
function open(at: HTMLElement, state: State): Picture | undefined {
  if (!hasWebgl()) {
    state.webgl.value = false
    return undefined
  }
  at.addEventListener('webglcontextlost', () => (state.webgl.value = false), { capture: true })
  try {
    return createPicture(at, state)
  } catch (error) {
    console.error(error)
    state.webgl.value = false
    return undefined
  }
}

function hasWebgl(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null
}

/** Redraws when something that the picture shows has changed, and moves to what was selected from elsewhere. */
function follow(picture: Picture, state: State): () => void {
  const stopDrawing = effect(() => {
    picture.redraw({ shown: state.shown.value, palette: state.palette.value, view: state.view.value, lit: state.lit.value })
  })
  const stopMoving = effect(() => {
    const lit = state.lit.value
    if (state.locate.value === 0) return
    const { node, other } = untracked(() => state.view.value)
    if (node !== '') moveTo(picture, other === '' ? [node] : [node, other, ...lit])
    else if (lit.size > 0) moveTo(picture, [...lit])
  })
  return () => {
    stopDrawing()
    stopMoving()
  }
}

/** Whether the key was one that moves the picture. */
function steer(renderer: Renderer, key: string): boolean {
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
  else if (key === '+' || key === '=') void camera.animatedZoom()
  else if (key === '-') void camera.animatedUnzoom()
  else if (key === '0') fitAll(renderer)
  else return false
  return true
}
