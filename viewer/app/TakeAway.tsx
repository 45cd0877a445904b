/** The view as a file: picture, drawing, page without a server, graph for other programs, tables. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Word } from '../lib/words.ts'
import { Icon } from './Icon.tsx'
import { useApp } from './state.ts'
import { TAKEN, takeAway, type Take } from './take-away.ts'

const WORDS: Readonly<Record<Take, Word>> = {
  png: 'takePng',
  svg: 'takeSvg',
  page: 'takePage',
  gexf: 'takeGexf',
  graphml: 'takeGraphml',
  nodes: 'takeNodes',
  edges: 'takeEdges',
  claims: 'takeClaims',
}

/** What needs the picture to be there. */
const PICTURES = new Set<Take>(['png', 'svg'])

export function TakeAway() {
  const state = useApp()
  const { t, shown, picture, view } = state
  const open = useSignal(false)
  const said = useSignal('')
  const holder = useRef<HTMLDivElement>(null)
  useClosing(holder, open.value, () => (open.value = false))
  const take = async (what: Take): Promise<void> => {
    said.value = t.value('taking')
    try {
      said.value = t.value('taken', { name: await takeAway(what, state) })
    } catch (error) {
      said.value = t.value('failed', { detail: error instanceof Error ? error.message : String(error) })
    }
  }
  const drawn = picture.value !== undefined && view.value.page === 'graph'
  return (
    <div class="menu" ref={holder}>
      <button
        type="button"
        class="tool"
        aria-expanded={open.value}
        aria-label={t.value('takeAway')}
        title={t.value('takeAway')}
        onClick={() => {
          open.value = !open.value
          said.value = ''
        }}
      >
        <Icon name="save" />
      </button>
      {open.value && (
        <div class="menu-list" role="group" aria-label={t.value('takeAway')}>
          <p class="menu-note">{t.value('takeNote', { nodes: shown.value.nodeCount, claims: shown.value.claimCount })}</p>
          {TAKEN.filter((what) => drawn || !PICTURES.has(what)).map((what) => (
            <button type="button" key={what} onClick={() => void take(what)}>
              {t.value(WORDS[what])}
            </button>
          ))}
          <p class="menu-note" role="status">
            {said.value}
          </p>
        </div>
      )}
    </div>
  )
}

/** Escape and a press elsewhere close what is open. */
function useClosing(holder: { readonly current: HTMLElement | null }, open: boolean, close: () => void): void {
  useEffect(() => {
    if (!open) return undefined
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Node && !holder.current?.contains(event.target)) close()
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      close()
      holder.current?.querySelector('button')?.focus()
    }
    addEventListener('pointerdown', onPress)
    addEventListener('keydown', onKey)
    return () => {
      removeEventListener('pointerdown', onPress)
      removeEventListener('keydown', onKey)
    }
  })
}
