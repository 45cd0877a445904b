/** The line above everything: name, search, pages, language and appearance. */
import { PAGES, type Page } from '../lib/permalink.ts'
import type { Word } from '../lib/words.ts'
import { EntityPicker } from './EntityPicker.tsx'
import { Icon, Sign } from './Icon.tsx'
import { TakeAway } from './TakeAway.tsx'
import { useApp } from './state.ts'
import { THEMES, type Theme } from './theme.ts'

const PAGE_WORDS: Readonly<Record<Page, Word>> = {
  graph: 'pageGraph',
  table: 'pageTable',
  matrix: 'pageMatrix',
  profile: 'pageProfile',
  questions: 'pageQuestions',
}
const THEME_WORDS: Readonly<Record<Theme, Word>> = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' }

export function Header({ onFilters }: { readonly onFilters: () => void }) {
  const { view, change, select, t, theme, home, offline } = useApp()
  const words = t.value
  const nextTheme = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length] ?? 'system'
  const other = view.value.language === 'zh' ? 'en' : 'zh'
  return (
    <header class="header">
      <button type="button" class="brand" onClick={() => change({ ...home, language: view.value.language })}>
        <Sign />
        <span class="brand-name">{words('title')}</span>
        <span class="brand-sub">{words(offline ? 'offlineNote' : 'subtitle')}</span>
      </button>
      <EntityPicker label={words('search')} placeholder={words('search')} shortcut onPick={(id) => select(id)} />
      <nav class="pages" aria-label={words('pages')}>
        {PAGES.filter((page) => !offline || page !== 'questions').map((page) => (
          <button type="button" key={page} aria-current={view.value.page === page ? 'page' : undefined} onClick={() => change({ page })}>
            {words(PAGE_WORDS[page])}
          </button>
        ))}
      </nav>
      <div class="tools">
        {!offline && <TakeAway />}
        <button type="button" class="tool filters-toggle" onClick={onFilters} aria-label={words('filters')} title={words('filters')}>
          <Icon name="filter" />
        </button>
        <button
          type="button"
          class="tool tool-text"
          onClick={() => change({ language: other }, 'replace')}
          aria-label={`${other === 'zh' ? '中' : 'EN'} · ${words('languageLabel')}`}
          lang={other === 'zh' ? 'zh-CN' : 'en'}
        >
          {other === 'zh' ? '中' : 'EN'}
        </button>
        <button
          type="button"
          class="tool"
          onClick={() => (theme.value = nextTheme)}
          aria-label={words('theme', { mode: words(THEME_WORDS[theme.value]) })}
          title={words('theme', { mode: words(THEME_WORDS[theme.value]) })}
        >
          <Icon name={theme.value} />
        </button>
      </div>
    </header>
  )
}
