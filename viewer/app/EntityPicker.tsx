/** A search field that offers entities as one types: characters, pinyin or initials; by mouse or by arrow keys. */
import { useComputed, useSignal } from '@preact/signals'
import { useEffect, useId, useRef } from 'preact/hooks'
import type { SearchHit } from '../../src/serve/answers.ts'
import { searchNames, type Found } from '../lib/search.ts'
import { Icon } from './Icon.tsx'
import { TypeDot } from './marks.tsx'
import { PickerFoot } from './PickerFoot.tsx'
import { useApp, type State } from './state.ts'

interface PickerProps {
  readonly label: string
  readonly placeholder: string
  /** Whether `/` anywhere on the page leads here. */
  readonly shortcut?: boolean
  readonly focus?: boolean
  readonly types?: readonly string[]
  readonly onPick: (id: string, name: string) => void
}

export function EntityPicker({ label, placeholder, shortcut = false, focus = false, types = [], onPick }: PickerProps) {
  const state = useApp()
  const typed = useSignal('')
  const open = useSignal(false)
  const active = useSignal(0)
  const only = useSignal('')
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const wanted = typed.value.trim()
  const found = useComputed(() => look(state, typed.value.trim(), only.value === '' ? types : [only.value])).value
  const hits = found?.hits ?? []
  useShortcut(input, shortcut, focus)
  const pick = (hit: SearchHit | undefined): void => {
    if (!hit) return
    typed.value = ''
    only.value = ''
    open.value = false
    input.current?.blur()
    onPick(hit.id, hit.name)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      active.value = hits.length === 0 ? 0 : (active.value + step + hits.length) % hits.length
    } else if (event.key === 'Enter') pick(hits[active.value])
    else if (event.key === 'Escape') {
      if (typed.value === '') input.current?.blur()
      typed.value = ''
      open.value = false
    }
  }
  const listed = open.value && wanted !== ''
  return (
    <div class="picker">
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-label={label}
        aria-expanded={listed}
        aria-controls={`${id}-list`}
        aria-activedescendant={listed && hits.length > 0 ? `${id}-${active.value}` : undefined}
        list={undefined}
        aria-autocomplete="list"
        autocomplete="off"
        spellcheck={false}
        maxLength={200}
        placeholder={placeholder}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value
          active.value = 0
          only.value = ''
          open.value = true
          state.loadNames()
        }}
        onFocus={() => {
          open.value = true
          state.loadNames()
        }}
        onBlur={() => (open.value = false)}
        onKeyDown={onKeyDown}
      />
      {shortcut && <kbd aria-hidden="true">/</kbd>}
      {listed && (
        <div class="picker-list">
          <div id={`${id}-list`} role="listbox" aria-label={label}>
            {hits.map((hit, at) => (
              <Option
                key={hit.id}
                id={`${id}-${at}`}
                hit={hit}
                active={at === active.value}
                onPick={() => pick(hit)}
                onOver={() => (active.value = at)}
              />
            ))}
          </div>
          <PickerFoot
            wanted={wanted}
            found={found}
            types={types}
            only={only.value}
            onOnly={(type) => {
              only.value = type
              active.value = 0
            }}
          />
        </div>
      )}
    </div>
  )
}

/** Hits listed at once. */
const LISTED = 12

function look({ net, names }: State, wanted: string, types: readonly string[]): Found | undefined {
  const index = names.value
  return wanted === '' || index === undefined || index instanceof Error
    ? undefined
    : searchNames(net, index, wanted, { limit: LISTED, types })
}

interface OptionProps {
  readonly id: string
  readonly hit: SearchHit
  readonly active: boolean
  readonly onPick: () => void
  readonly onOver: () => void
}

function Option({ id, hit, active, onPick, onOver }: OptionProps) {
  const { t, ontology, say } = useApp()
  const { form, start, end } = hit.matched
  const type = ontology.nodes.find((one) => one.name === hit.type)
  const marked = (
    <>
      {form.slice(0, start)}
      <mark>{form.slice(start, end)}</mark>
      {form.slice(end)}
    </>
  )
  return (
    <div
      class="option"
      id={id}
      role="option"
      aria-selected={active}
      // Before the field loses its focus, which closes the list.
      onPointerDown={(event) => {
        event.preventDefault()
        onPick()
      }}
      onPointerMove={onOver}
    >
      <TypeDot type={hit.type} />
      <span class="option-name">
        {form === hit.name ? marked : hit.name}
        {form !== hit.name && (
          <span class="option-alias">
            {t.value('alsoCalled')} {marked}
          </span>
        )}
      </span>
      <span class="option-type">{say(type?.label)}</span>
      <span class="option-degree">{hit.degree}</span>
    </div>
  )
}

function useShortcut(input: { readonly current: HTMLInputElement | null }, shortcut: boolean, focus: boolean): void {
  useEffect(() => {
    if (focus) input.current?.focus()
    if (!shortcut) return undefined
    const onKey = (event: KeyboardEvent): void => {
      const at = event.target
      const typing = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      input.current?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [input, shortcut, focus])
}
