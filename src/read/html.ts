/** `.html`: the article of a web page (Readability, as in Firefox's reader view), without menus and page furniture. */
import { Readability } from '@mozilla/readability'
import { Parser } from 'htmlparser2'
import { parseHTML } from 'linkedom'
import { asNode, textOf, type DomNode } from './blocks.ts'
import { factsOf, isoDate } from './facts.ts'
import { decodeText } from './plain.ts'
import { LIMITS, Unreadable, type Limits, type Reading } from './reading.ts'

/** Where the article has less than this share of the page's text, the page is no article: the whole of it is taken. */
const LEAST_SHARE = 0.3

const OWN_ENTITIES = /<!ENTITY/i

export function readHtml(bytes: Uint8Array, { nesting }: Pick<Limits, 'nesting'> = LIMITS): Reading {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  const { text: decoded, doubts } = decodeText(bytes, /<meta[^<>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1])
  if (OWN_ENTITIES.test(decoded.slice(0, 4096)))
    throw new Unreadable('read/entities', 'the page declares entities of its own, as no web page does; save the text as .docx')
  checkNesting(decoded, nesting)
  const html = isWhole(decoded) ? decoded : `<html><head></head><body>${decoded}</body></html>`
  const page = asNode(parseHTML(html).document)
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

/** A page that is part of one, or damaged, may have another root, or none; Readability climbs up to it. */
function isWhole(html: string): boolean {
  return /<body[\s>]/i.test(html) && asNode(parseHTML(html).document).querySelector?.('*')?.nodeName === 'HTML'
}

/** What reads the page goes down into it step by step, and takes ever longer: one without a bottom is refused before. */
function checkNesting(html: string, most: number): void {
  let depth = 0
  const parser = new Parser({
    onopentagname: () => {
      if (++depth > most)
        throw new Unreadable('read/nesting', `its elements are nested deeper than ${most}; save the text as .docx, or raise --max-nesting`)
    },
    onclosetag: () => depth--,
  })
  parser.end(html)
}

/** Readability takes the page apart, so it gets one of its own. On some damaged pages it fails: they are taken for no article. */
function articleOf(html: string): { readonly text: string; readonly title: string | undefined } {
  const reader = new Readability<DomNode>(parseHTML(html).document, {
    disableJSONLD: true,
    charThreshold: 100,
    serializer: (node: unknown) => asNode(node),
  })
  try {
    const article = reader.parse()
    return { text: article?.content ? textOf(article.content) : '', title: article?.title?.trim() || undefined }
  } catch {
    return { text: '', title: undefined }
  }
}
