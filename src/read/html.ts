/** `.html`: the article of a web page (Readability, as in Firefox's reader view), without menus and page furniture. */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { asNode, textOf, type DomNode } from './blocks.ts'
import { factsOf, isoDate } from './facts.ts'
import { decodeText } from './plain.ts'
import { LIMITS, Unreadable, type Limits, type Reading } from './reading.ts'

/** Where the article has less than this share of the page's text, the page is no article: the whole of it is taken. */
const LEAST_SHARE = 0.3

export function readHtml(bytes: Uint8Array, { nesting }: Pick<Limits, 'nesting'> = LIMITS): Reading {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  const { text: html, doubts } = decodeText(bytes, /<meta[^<>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1])
  const page = asNode(parseHTML(/<body[\s>]/i.test(html) ? html : `<html><head></head><body>${html}</body></html>`).document)
  checkNesting(page, nesting)
  const body = page.querySelector?.('body') ?? page
  const whole = textOf(body)
  const article = articleOf(html)
  const text = article.text.length >= whole.length * LEAST_SHARE ? article.text : whole
  const meta = (...names: readonly string[]): string | undefined =>
    names
      .map((name) => page.querySelector?.(`meta[name="${name}"], meta[property="${name}"]`)?.getAttribute?.('content')?.trim())
      .find(Boolean)
  const date = meta('PubDate', 'pubdate', 'article:published_time', 'date')
  const said: Readonly<Record<string, string | undefined>> = {
    title: meta('ArticleTitle', 'og:title') ?? article.title,
    date: date === undefined ? undefined : isoDate(date),
    url: meta('Url', 'og:url'),
  }
  return {
    text,
    facts: factsOf((key) => said[key], 'read/html').facts,
    doubts: doubts.map((message) => ({ rule: 'read/encoding', message })),
  }
}

/** What reads the page goes down into it step by step: one without a bottom is refused before. */
function checkNesting(page: DomNode, most: number): void {
  const open: [DomNode, number][] = [[page, 0]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next
    if (depth > most)
      throw new Unreadable('read/nesting', `its elements are nested deeper than ${most}; save the text as .docx, or raise --max-nesting`)
    for (const child of node.childNodes) open.push([child, depth + 1])
  }
}

/** Readability takes the page apart, so it gets one of its own. */
function articleOf(html: string): { readonly text: string; readonly title: string | undefined } {
  const article = new Readability<DomNode>(parseHTML(html).document, {
    disableJSONLD: true,
    charThreshold: 100,
    serializer: (node: unknown) => asNode(node),
  }).parse()
  return { text: article?.content ? textOf(article.content) : '', title: article?.title?.trim() || undefined }
}
