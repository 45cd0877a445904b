/** Light, dark or as the system has it: known before anything is drawn, kept from visit to visit. */
import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { Shade } from '../lib/colours.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export interface Appearance {
  readonly theme: Signal<Theme>
  readonly shade: ReadonlySignal<Shade>
}

/** From now on the page has the shade that is wanted. */
export function createAppearance(): Appearance {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const theme = signal<Theme>(THEMES.find((one) => one === readTheme()) ?? 'system')
  const system = signal<Shade>(dark.matches ? 'dark' : 'light')
  const shade = computed<Shade>(() => (theme.value === 'system' ? system.value : theme.value))
  dark.addEventListener('change', (event) => {
    system.value = event.matches ? 'dark' : 'light'
  })
  effect(() => {
    document.documentElement.dataset['theme'] = shade.value
    keepTheme(theme.value)
  })
  return { theme, shade }
}

const THEME_KEY = 'reformgraph.theme'

function readTheme(): string | null {
  try {
    return localStorage.getItem(THEME_KEY)
  } catch {
    return null
  }
}

function keepTheme(theme: Theme): void {
  try {
    localStorage.setItem(THEME_KEY, theme)
  } catch {
    // A browser that keeps nothing still shows the page.
  }
}
