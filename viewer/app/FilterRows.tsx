/** The rows of one filter: values with counts that are switched on and off, and what clears the filter. */
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useApp } from './state.ts'

export interface FilterRow {
  readonly name: string
  readonly label: string
  readonly note: string
  readonly count: number
  readonly sign: ComponentChildren
}

/** The heading of a filter, with what clears it as soon as there is something to clear. */
export function FilterTitle({ title, onClear }: { readonly title: string; readonly onClear: (() => void) | undefined }) {
  const { t } = useApp()
  return (
    <legend>
      <span>{title}</span>
      {onClear && (
        <button type="button" class="text-button" aria-label={t.value('clearFilter', { name: title })} onClick={onClear}>
          {t.value('clear')}
        </button>
      )}
    </legend>
  )
}

interface SwitchesProps {
  readonly title: string
  readonly rows: readonly FilterRow[]
  readonly hidden: ReadonlySet<string>
  /** What is hidden while nobody has filtered. */
  readonly usual: ReadonlySet<string>
  readonly onChange: (hidden: ReadonlySet<string>) => void
}

/** All on at first; “only” switches all others off. */
export function Switches({ title, rows, hidden, usual, onChange }: SwitchesProps) {
  const on = rows.filter((row) => !hidden.has(row.name))
  const changed = hidden.size !== usual.size || [...hidden].some((name) => !usual.has(name))
  return (
    <fieldset class="choice">
      <FilterTitle title={title} onClear={changed ? () => onChange(usual) : undefined} />
      {rows.map((row) => {
        const alone = on.length === 1 && on[0]?.name === row.name
        return (
          <Row
            key={row.name}
            row={row}
            on={!hidden.has(row.name)}
            most={Math.max(1, ...on.map((one) => one.count))}
            onToggle={() => onChange(toggled(hidden, row.name))}
            only={{ alone, onOnly: () => onChange(new Set(alone ? [] : rows.map((one) => one.name).filter((name) => name !== row.name))) }}
          />
        )
      })}
    </fieldset>
  )
}

interface PicksProps {
  readonly title: string
  readonly rows: readonly FilterRow[]
  readonly wanted: ReadonlySet<string>
  readonly onChange: (wanted: ReadonlySet<string>) => void
}

/** A list of values too long to stand open: none chosen is all. */
export function Picks({ title, rows, wanted, onChange }: PicksProps) {
  const { t } = useApp()
  const open = useSignal(false)
  const chosen = rows.filter((row) => wanted.has(row.name)).map((row) => row.label)
  return (
    <fieldset class="choice">
      <FilterTitle title={title} onClear={wanted.size > 0 ? () => onChange(new Set()) : undefined} />
      <details class="picks" onToggle={(event) => (open.value = event.currentTarget.open)}>
        <summary>{chosen.length === 0 ? t.value('yearAny') : chosen.join('、')}</summary>
        <div class="picks-rows">
          {(open.value ? rows : []).map((row) => (
            <Row
              key={row.name}
              row={row}
              on={wanted.has(row.name)}
              most={Math.max(1, ...rows.map((one) => one.count))}
              onToggle={() => onChange(toggled(wanted, row.name))}
            />
          ))}
        </div>
      </details>
    </fieldset>
  )
}

interface RowProps {
  readonly row: FilterRow
  readonly on: boolean
  readonly most: number
  readonly onToggle: () => void
  readonly only?: { readonly alone: boolean; readonly onOnly: () => void }
}

function Row({ row, on, most, onToggle, only }: RowProps) {
  const { t } = useApp()
  return (
    <div class="choice-row" data-off={on || !only ? undefined : ''} title={row.note}>
      <label>
        <input type="checkbox" checked={on} onChange={onToggle} />
        {row.sign}
        <span>{row.label}</span>
      </label>
      {only && (
        <button
          type="button"
          class="only"
          aria-label={t.value('onlyThis', { name: row.label === '' ? row.name : row.label })}
          onClick={only.onOnly}
        >
          {only.alone ? t.value('all') : t.value('only')}
        </button>
      )}
      <span class="count">{t.value('number', { n: row.count })}</span>
      <span class="bar" aria-hidden="true" style={{ '--share': on || !only ? row.count / most : 0 }} />
    </div>
  )
}

function toggled(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const next = new Set(names)
  if (!next.delete(name)) next.add(name)
  return next
}
