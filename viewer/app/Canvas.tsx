/** The picture: sigma draws, the state decides. Made when it is first needed; filters, trail and selection only change what it is told. */
import { computed, effect, untracked, useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { aimAt, fitAll, fitNodes, readCamera, sayCamera } from './camera.ts'
import { CanvasTools } from './CanvasTools.tsx'
import { Icon } from './Icon.tsx'
import { NodeMenu } from './NodeMenu.tsx'
import { NothingShown } from './Notices.tsx'
import { createPicture, type Picture, type Pointed, type Renderer } from './picture.ts'
import { listenTo } from './pointer.ts'
import { drawingOf, pictureBlob } from './save.ts'
import { useApp, type PictureFiles, type State } from './state.ts'
import { steer } from './steer.ts'
import { hasWebgl } from './webgl.ts'
import { neighboursOf } from '../lib/focus.ts'
import { svgOf } from '../lib/svg.ts'

export function Canvas({ hidden }: { readonly hidden: boolean }) {
  const state = useApp()
  const holder = useRef<HTMLDivElement>(null)
  const renderer = useSignal<Renderer | undefined>(undefined)
  const hiddenNow = useRef(hidden)
  hiddenNow.current = hidden
  // Before the browser paints the page for the first time.
  useLayoutEffect(() => {
    const at = holder.current
    if (!at) return undefined
    const picture = open(at, state)
    if (!picture) return undefined
    renderer.value = picture.renderer
    state.picture.value = filesOf(picture, state)
    const stops = [listenTo(picture, at, state), keepCamera(picture, state, () => !hiddenNow.current), follow(picture, state)]
    return () => {
      for (const stop of stops) stop()
      state.picture.value = undefined
      picture.close()
    }
  }, [state, renderer])
  const { t, shown, view, lit } = state
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
          if (renderer.value && steer(renderer.value, state, event.key)) event.preventDefault()
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
      {nodeCount === 0 && <NothingShown />}
      <CanvasTools renderer={renderer.value} />
      <NodeMenu />
    </div>
  )
}

/** The picture as it can be taken away. */
function filesOf(picture: Picture, { net, t }: State): PictureFiles {
  const { name } = net.columns.nodes
  return {
    png: () => pictureBlob(picture.renderer),
    svg: () => svgOf(drawingOf(picture, (key) => name[Number(key)] ?? '', t.peek()('title'))),
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
    return untracked(() => createPicture(at, state.net, nowOf(state)))
  } catch (error) {
    console.error(error)
    state.webgl.value = false
    return undefined
  }
}

const nowOf = ({ shown, palette, exploring }: State) => ({
  shown: shown.value,
  palette: palette.value,
  pinned: exploring.walked.value.pinned,
})

/** Tells the picture what has changed, and where to look after something was chosen elsewhere. */
function follow(picture: Picture, state: State): () => void {
  const { net, view, exploring } = state
  const { renderer } = picture
  const place = (id: string): number => net.indexOf.get(id) ?? -1
  const pointed = computed((): Pointed => {
    const lit = new Set([...state.lit.value].map(place).filter((at) => at >= 0))
    return { node: place(view.value.node), other: place(view.value.other), lit }
  })
  const key = computed(() => `${pointed.value.node} ${pointed.value.other} ${[...pointed.value.lit].join(' ')}`)
  const toSelection = (): void => {
    const { node, other, lit } = pointed.peek()
    if (node >= 0 && other < 0) fitNodes(renderer, net, [node], neighboursOf(net, state.shown.peek(), node))
    else if (node >= 0 || lit.size > 0)
      fitNodes(
        renderer,
        net,
        [...new Set([node, other, ...lit])].filter((at) => at >= 0),
      )
  }
  const toShown = (): void => {
    const { scope } = exploring.walked.peek()
    if (!scope) fitAll(renderer)
    else
      fitNodes(
        renderer,
        net,
        [...state.shown.peek().nodes.keys()].filter((at) => state.shown.peek().nodes[at] === 1),
      )
  }
  const said = view.peek().camera
  if (said !== '') renderer.getCamera().setState({ ...readCamera(said), angle: 0 })
  else if (view.peek().node !== '') toSelection()
  else if (exploring.walked.peek().scope) toShown()
  const stops = [
    effect(() => picture.show(nowOf(state))),
    effect(() => {
      void key.value
      picture.point(pointed.peek())
    }),
    onChange(
      () => [state.locate.value, state.lit.value],
      () => state.locate.peek() > 0 && toSelection(),
    ),
    onChange(() => exploring.fit.value, toShown),
    onChange(
      () => state.look.value,
      () => aimAt(renderer, readCamera(view.peek().camera)),
    ),
    // Back to the beginning: all of the picture again.
    onChange(
      () => view.value.camera === '' && view.value.node === '' && view.value.trail === '',
      () => view.peek().camera === '' && fitAll(renderer),
    ),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Calls when a value has changed, not for its first one. */
function onChange(value: () => unknown, changed: () => unknown): () => void {
  let first = true
  const watched = computed(value)
  return effect(() => {
    void watched.value
    if (!first) untracked(changed)
    first = false
  })
}

/** Time without a movement after which the address says where the picture looks. */
const SETTLED = 250

function keepCamera({ renderer }: Picture, state: State, seen: () => boolean): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const keep = (): void => {
    const camera = sayCamera(renderer)
    if (seen() && camera !== state.view.peek().camera) state.change({ camera }, 'replace')
  }
  const moved = (): void => {
    clearTimeout(timer)
    timer = setTimeout(keep, SETTLED)
    state.menu.value = undefined
  }
  renderer.getCamera().on('updated', moved)
  return () => clearTimeout(timer)
}
