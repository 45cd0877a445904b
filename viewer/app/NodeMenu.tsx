/** The actions of a node beside it in the picture: by the right button, a long press, or M. */
import { useEffect, useRef } from 'preact/hooks'
import { NodeActions } from './Expand.tsx'
import { TypeDot } from './marks.tsx'
import { useApp } from './state.ts'

export function NodeMenu() {
  const { t, net, menu, select } = useApp()
  const box = useRef<HTMLDivElement>(null)
  const open = menu.value
  useEffect(() => {
    if (!open) return undefined
    const before = document.activeElement
    box.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus()
    const close = (event: Event): void => {
      if (
        event instanceof KeyboardEvent ? event.key === 'Escape' : !box.current?.contains(event.target instanceof Node ? event.target : null)
      )
        menu.value = undefined
    }
    addEventListener('keydown', close)
    addEventListener('pointerdown', close)
    return () => {
      removeEventListener('keydown', close)
      removeEventListener('pointerdown', close)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [open, menu])
  if (!open) return null
  const { nodes, types } = net.columns
  const name = nodes.name[open.node] ?? ''
  const close = (): void => {
    menu.value = undefined
  }
  return (
    <div
      ref={box}
      class="node-menu"
      role="dialog"
      aria-label={t.value('nodeMenu', { name })}
      style={{ '--x': `${open.x}px`, '--y': `${open.y}px` }}
      onContextMenu={(event) => event.preventDefault()}
    >
      <button
        type="button"
        class="entity-name"
        onClick={() => {
          close()
          select(nodes.id[open.node] ?? '')
        }}
      >
        <TypeDot type={types[nodes.type[open.node] ?? -1] ?? ''} />
        <span>{name}</span>
      </button>
      <NodeActions node={open.node} onDone={close} />
    </div>
  )
}
