/** Arrow keys, Home, End and the page keys lead from row to row of a list that is drawn only in part. */
import { useEffect, useRef } from 'preact/hooks'
import { rowAfter } from '../lib/row-keys.ts'
import type { VirtualList } from './use-virtual.ts'

/** @returns what the list does on a key; rows carry `data-index` and have a button or a link that takes the focus */
export function useRowKeys({ scroller, scrollTo }: VirtualList, count: number): (event: KeyboardEvent) => void {
  const wanted = useRef<number | undefined>(undefined)
  const focus = (): void => {
    if (wanted.current === undefined) return
    const row = scroller.current?.querySelector(`[data-index="${wanted.current}"]`)
    const target = row?.querySelector<HTMLElement>('button, a')
    if (!target) return
    target.focus({ preventScroll: true })
    wanted.current = undefined
  }
  // The row may be drawn only after the list has been scrolled to it.
  useEffect(focus)
  return (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const from = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]')?.dataset['index'] : undefined
    const next = rowAfter(event.key, from === undefined ? -1 : Number(from), count)
    if (next === undefined) return
    event.preventDefault()
    wanted.current = next
    scrollTo(next)
    focus()
  }
}
