/** Draws of a long list only what is in sight, whatever the height of its entries (TanStack Virtual, for Preact). */
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
  type VirtualizerOptions,
} from '@tanstack/virtual-core'
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks'

export interface VirtualList {
  /** The element that scrolls. */
  readonly scroller: { current: HTMLDivElement | null }
  readonly items: readonly VirtualItem[]
  /** Room of what is above and below the items, in pixels. */
  readonly before: number
  readonly after: number
  /** For the `ref` of each item, which carries its place as `data-index`: its true height then counts. */
  readonly measure: (element: Element | null) => void
  readonly scrollTo: (index: number) => void
}

interface ListOptions {
  readonly count: number
  /** The height of an entry before it was seen. */
  readonly height: number
  /** The height of what sticks to the top of the list. */
  readonly head?: number
}

/** Entries drawn beyond what is in sight, on both sides. */
const SPARE = 10

export function useVirtual({ count, height, head = 0 }: ListOptions): VirtualList {
  const scroller = useRef<HTMLDivElement>(null)
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0)
  const options: VirtualizerOptions<HTMLDivElement, Element> = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    overscan: SPARE,
    initialRect: { width: 800, height: 800 },
    scrollPaddingStart: head,
    onChange: () => redraw(undefined),
  }
  const [virtualizer] = useState(() => new Virtualizer(options))
  virtualizer.setOptions(options)
  // oxlint-disable-next-line no-underscore-dangle -- what the library's own adapters for frameworks call
  useEffect(() => virtualizer._didMount(), [virtualizer])
  // oxlint-disable-next-line no-underscore-dangle -- as above
  useLayoutEffect(() => virtualizer._willUpdate())
  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)
  return {
    scroller,
    items,
    before: items[0]?.start ?? 0,
    after: last ? virtualizer.getTotalSize() - last.end : 0,
    measure: virtualizer.measureElement,
    scrollTo: (index) => virtualizer.scrollToIndex(index),
  }
}
