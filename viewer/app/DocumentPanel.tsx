/** A document's text with everything that was found in it marked; opened at the sentence that was asked for. */
import { useEffect, useRef } from 'preact/hooks'
import type { DocumentAnswer } from '../../src/serve/answers.ts'
import type { Span } from '../../src/model.ts'
import { address } from '../lib/api.ts'
import { linesOf, markText, spanOf, type Marked } from '../lib/marks.ts'
import { Icon } from './Icon.tsx'
import { useApp } from './state.ts'
import { Trouble } from './Trouble.tsx'
import { isUnknown, Unknown } from './Unknown.tsx'
import { useAnswer } from './use-answer.ts'

export function DocumentPanel({ id }: { readonly id: string }) {
  const state = useApp()
  const { t, change, view } = state
  const unknown = isUnknown(state, `${state.net.document}:${id}`)
  const answer = useAnswer<DocumentAnswer>(unknown ? undefined : address(['documents', id]))
  const { at } = view.value
  const text = useRef<HTMLDivElement>(null)
  const ready = answer.state === 'ready'
  useEffect(() => {
    text.current?.querySelector('.focused')?.scrollIntoView({ block: 'center' })
  }, [ready, at, id])
  const close = (): void => change({ document: '', at: '' })
  return (
    <section
      class="document"
      aria-label={t.value('documentOne')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <header class="document-head">
        <div>{answer.state === 'ready' && <DocumentTitle document={answer.value} />}</div>
        <button type="button" class="tool" onClick={close} aria-label={t.value('close')}>
          <Icon name="close" />
        </button>
      </header>
      {answer.state === 'ready' ? (
        <div class="document-text" ref={text} tabIndex={0} lang="zh-CN">
          <Text document={answer.value} focus={spanOf(at)} />
        </div>
      ) : unknown ? (
        <div class="document-text">
          <Unknown id={id} />
        </div>
      ) : (
        <Trouble answer={answer} id={id} />
      )}
    </section>
  )
}

function DocumentTitle({ document: opened }: { readonly document: DocumentAnswer }) {
  const { t, select } = useApp()
  const url = opened.url !== null && /^https?:/.test(opened.url) ? opened.url : undefined
  return (
    <>
      <h2 lang="zh-CN">{opened.title}</h2>
      <p class="document-facts">
        {opened.region && (
          <button type="button" class="text-button" onClick={() => select(opened.region?.id ?? '')}>
            {opened.region.name}
          </button>
        )}
        {(opened.date ?? opened.year) !== null && <span>{opened.date ?? opened.year}</span>}
        <span>{t.value('characters', { n: opened.characters })}</span>
        <span>{t.value('counts', { nodes: opened.entities, claims: opened.relations })}</span>
        {url !== undefined && (
          <a href={url} target="_blank" rel="noreferrer noopener">
            {t.value('source')}
          </a>
        )}
      </p>
    </>
  )
}

/** The sign of a heading of markdown: it is counted in the places of the text, but not shown. */
const HEADING = /^#{1,6} +/

function Text({ document: opened, focus }: { readonly document: DocumentAnswer; readonly focus: Span | undefined }) {
  return (
    <>
      {linesOf(opened.text).map(({ start, end }) => {
        const sign = HEADING.exec(opened.text.slice(start, end))?.[0].length ?? 0
        const marks = { mentions: opened.mentions, quotes: opened.claims, focus }
        return (
          <p key={start} class={sign > 0 ? 'heading' : ''}>
            {markText(opened.text, marks, { start: start + sign, end }).map((piece) => (
              <Piece key={piece.start} piece={piece} document={opened} />
            ))}
          </p>
        )
      })}
    </>
  )
}

function Piece({ piece, document: opened }: { readonly piece: Marked; readonly document: DocumentAnswer }) {
  const { palette, select, view, href } = useApp()
  const mention = opened.mentions[piece.mention]
  const named = mention && opened.named[mention.entity]
  const kind = [piece.focused ? 'focused' : '', piece.quoted ? 'quoted' : '', named && named.id === view.value.node ? 'mine' : '']
    .join(' ')
    .trim()
  if (!named) return kind === '' ? <>{piece.text}</> : <span class={kind}>{piece.text}</span>
  return (
    <a
      class={`mention ${kind}`}
      style={{ '--c': palette.value.types.get(named.type) ?? '' }}
      title={named.name}
      href={href({ node: named.id, other: '', tool: '' })}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        select(named.id)
      }}
    >
      {piece.text}
    </a>
  )
}
