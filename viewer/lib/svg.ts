/** The picture as lines, discs and names that any drawing program opens. Names are text: escaped, nothing in them is markup. */

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly ground: string
  readonly font: string
  readonly ink: string
  readonly title: string
  readonly lines: readonly {
    readonly x1: number
    readonly y1: number
    readonly x2: number
    readonly y2: number
    readonly size: number
    readonly color: string
  }[]
  readonly discs: readonly {
    readonly x: number
    readonly y: number
    readonly size: number
    readonly color: string
    readonly name: string
  }[]
  readonly labels: readonly { readonly x: number; readonly y: number; readonly size: number; readonly text: string }[]
}

export function svgOf({ width, height, ground, font, ink, title, lines, discs, labels }: Drawing): string {
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}">`,
    `<title>${escape(title)}</title>`,
    `<rect width="100%" height="100%" fill="${escape(ground)}"/>`,
    '<g stroke-linecap="round">',
    ...lines.map(
      ({ x1, y1, x2, y2, size, color }) =>
        `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${escape(color)}" stroke-width="${round(size)}"/>`,
    ),
    '</g><g>',
    ...discs.map(
      ({ x, y, size, color, name }) =>
        `<circle cx="${round(x)}" cy="${round(y)}" r="${round(size)}" fill="${escape(color)}"><title>${escape(name)}</title></circle>`,
    ),
    `</g><g font-family="${escape(font)}" fill="${escape(ink)}" stroke="${escape(ground)}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">`,
    ...labels.map(({ x, y, size, text }) => `<text x="${round(x)}" y="${round(y)}" font-size="${round(size)}">${escape(text)}</text>`),
    '</g></svg>',
  ]
  return `${parts.join('\n')}\n`
}

const round = (value: number): string => String(Math.round(value * 100) / 100)

/** Characters that XML cannot hold are left out. */
function escape(text: string): string {
  return (
    text
      .replaceAll(/[\uD800-\uDFFF]/gu, '\uFFFD')
      // oxlint-disable-next-line no-control-regex -- the characters that are looked for
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  )
}
