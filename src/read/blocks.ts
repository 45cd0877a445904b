/**
 * A parsed page → its text: a blank line between paragraphs, a row of a table as one line with tabs, list items as
 * paragraphs of their own. Menus, scripts and other things that are no running text are left out.
 */

/** What is needed of a DOM node; keeps the browser's types out of a program that runs without one. */
export interface DomNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: Iterable<DomNode>
  getAttribute?(name: string): string | null
  querySelector?(selector: string): DomNode | null
}

/** Checks what comes out of a library that knows no types of its own, or a browser's. */
export function asNode(value: unknown): DomNode {
  if (isNode(value)) return value
  throw new TypeError('this is no DOM node')
}

function isNode(value: unknown): value is DomNode {
  return typeof value === 'object' && value !== null && 'nodeType' in value && 'childNodes' in value
}

const TEXT_NODE = 3
const ELEMENT_NODE = 1
const NO_TEXT = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG NAV ASIDE HEADER FOOTER FORM BUTTON SELECT IFRAME OBJECT CANVAS HEAD TITLE'.split(' '),
)
const BLOCKS = new Set(
  'ADDRESS ARTICLE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE H1 H2 H3 H4 H5 H6 HR HTML LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL'.split(
    ' ',
  ),
)
const CJK = '\\u2E80-\\u9FFF\\uF900-\\uFAFF\\uFE30-\\uFE4F\\uFF00-\\uFFEF'
/** A line break of the source between two Chinese characters is no space. */
const BROKEN = new RegExp(`(?<=[${CJK}])[ \\t]*[\\r\\n][ \\t\\r\\n]*(?=[${CJK}])`, 'g')

/**
 * The text of a node and all below it.
 * @param drop what else is left out: note marks, back links
 */
export function textOf(root: DomNode, drop: (node: DomNode) => boolean = () => false): string {
  const paragraphs: string[] = []
  let line = ''
  const flush = (): void => {
    const paragraph = line
      .split('\t')
      .map((cell) =>
        cell
          .replaceAll(BROKEN, '')
          .replaceAll(/[ \r\n\f\v\u00A0]+/g, ' ')
          .trim(),
      )
      .join('\t')
      .trim()
    if (paragraph) paragraphs.push(paragraph)
    line = ''
  }
  const visit = (node: DomNode, inCell: boolean): void => {
    if (node.nodeType === TEXT_NODE) line += (node.textContent ?? '').replaceAll('\t', ' ')
    const name = node.nodeName.toUpperCase()
    if (node.nodeType !== ELEMENT_NODE || NO_TEXT.has(name) || isHidden(node) || drop(node)) return
    if (name === 'BR') return inCell ? void (line += ' ') : flush()
    const cell = name === 'TD' || name === 'TH'
    const block = BLOCKS.has(name) && !inCell
    if (block) flush()
    if (cell && line.trim()) line += '\t'
    for (const child of node.childNodes) visit(child, inCell || cell)
    if (block) flush()
  }
  for (const child of root.childNodes) visit(child, false)
  flush()
  return paragraphs.join('\n\n')
}

function isHidden(node: DomNode): boolean {
  return node.getAttribute?.('hidden') != null || /display\s*:\s*none/i.test(node.getAttribute?.('style') ?? '')
}
