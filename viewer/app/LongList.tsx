/** A list as it is while it is short; a long one scrolls by itself and draws only the entries in sight. */
import type { JSX } from 'preact'
import { useVirtual } from './use-virtual.ts'

interface LongListProps<T> {
  readonly entries: readonly T[]
  readonly keyOf: (entry: T) => string
  /** About how high an entry is, in pixels. */
  readonly height: number
  readonly label: string
  readonly render: (entry: T) => JSX.Element
}

/** A list with more entries is drawn in part. */
const LONG = 200

export function LongList<T>(props: LongListProps<T>) {
  const { entries, keyOf, render } = props
  if (entries.length > LONG) return <VirtualEntries {...props} />
  return (
    <ul class="ends">
      {entries.map((entry) => (
        <li key={keyOf(entry)} class="end">
          {render(entry)}
        </li>
      ))}
    </ul>
  )
}

function VirtualEntries<T>({ entries, keyOf, height, label, render }: LongListProps<T>) {
  const list = useVirtual({ count: entries.length, height })
  return (
    <div class="long-list" ref={list.scroller} tabIndex={0} role="region" aria-label={label}>
      <ul class="ends" style={{ paddingTop: `${list.before}px`, paddingBottom: `${list.after}px` }}>
        {list.items.map(({ index }) => {
          const entry = entries[index]
          if (entry === undefined) return undefined
          return (
            <li
              key={keyOf(entry)}
              class="end"
              ref={list.measure}
              data-index={index}
              aria-setsize={entries.length}
              aria-posinset={index + 1}
            >
              {render(entry)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
