/** A search field that offers entities as one types: characters, pinyin or initials; by mouse or by arrow keys. */
import { useSignal } from '@preact/signals'
import { useEffect, useId, useRef } from 'preact/hooks'
import type { SearchAnswer, SearchHit } from '../../src/serve/answers.ts'
import { address } from '../lib/api.ts'
import { Icon } from './Icon.tsx'
import { useApp } from './state.ts'
import { TypeDot } from './marks.tsx'
import { useAnswer } from './use-answer.ts'

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
  const { t } = useApp()
  const typed = useSignal('')
  const open = useSignal(false)
  const active = useSignal(0)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const wanted = typed.value.trim()
  const answer = useAnswer<SearchAnswer>(wanted === '' ? undefined : address(['search'], { q: wanted, limit: 12, type: types }))
  const last = useRef<SearchAnswer | undefined>(undefined)
  if (answer.state === 'ready') last.current = answer.value
  const found = wanted === '' ? undefined : answer.state === 'ready' ? answer.value : last.current
  const hits = found?.hits ?? []
  useShortcut(input, shortcut, focus)
  const pick = (hit: SearchHit | undefined): void => {
    if (!hit) return
    typed.value = ''
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
  const listed = open.value && found !== undefined
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
          open.value = true
        }}
        onFocus={() => (open.value = true)}
        onBlur={() => (open.value = false)}
        onKeyDown={onKeyDown}
      />
      {shortcut && <kbd aria-hidden="true">/</kbd>}
      {listed && (
        <div class="picker-list" id={`${id}-list`} role="listbox" aria-label={label}>
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
          <p class="picker-foot" role="status">
            {hits.length === 0 ? t.value('searchNone', { q: wanted }) : t.value('searchCount', { n: total(found) })}
          </p>
        </div>
      )}
    </div>
  )
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

const total = (found: SearchAnswer): number => Object.values(found.counts).reduce((sum, n) => sum + n, 0)

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
