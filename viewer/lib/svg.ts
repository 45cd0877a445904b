/** The picture as lines, discs and names that any drawing program opens. Names are text: escaped, nothing in them is markup. */

export interface Drawing extends Layer {
  readonly width: number
  readonly height: number
  readonly ground: string
  /** The ground of names that stand on a plate. */
  readonly plate: string
  readonly font: string
  readonly ink: string
  readonly title: string
  /** How far all but what stands out steps back: 1 is not at all. */
  readonly dimmed: number
  /** What is selected or pointed at, drawn above the rest. */
  readonly standing: Layer
}

interface Layer {
  readonly lines: readonly Line[]
  readonly discs: readonly Disc[]
  readonly labels: readonly Label[]
}

interface Line {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly size: number
  readonly color: string
}

interface Disc {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly color: string
  readonly name: string
  /** Room between it and a ring around it; 0 for no ring. */
  readonly ring?: number
}

interface Label {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly text: string
  readonly plate?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

export function svgOf(drawing: Drawing): string {
  const { width, height, ground, title, dimmed, standing } = drawing
  const [w, h] = [round(width), round(height)]
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">`,
    `<title>${escape(title)}</title>`,
    `<rect width="100%" height="100%" fill="${escape(ground)}"/>`,
    dimmed < 1 ? `<g opacity="${round(dimmed)}">` : '<g>',
    ...layer(drawing, drawing),
    '</g><g>',
    ...layer(standing, drawing),
    '</g></svg>',
  ]
  return `${parts.join('\n')}\n`
}

function layer({ lines, discs, labels }: Layer, { ground, plate, font, ink }: Drawing): string[] {
  return [
    '<g stroke-linecap="round">',
    ...lines.map(
      ({ x1, y1, x2, y2, size, color }) =>
        `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${escape(color)}" stroke-width="${round(size)}"/>`,
    ),
    '</g><g>',
    ...discs.flatMap((disc) => [circle(disc), ...(disc.ring ? [ringOf(disc, disc.ring)] : [])]),
    `</g><g font-family="${escape(font)}" fill="${escape(ink)}" stroke="${escape(ground)}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">`,
    ...labels.flatMap((label) => (label.plate ? plated(label, label.plate, plate) : [written(label)])),
    '</g>',
  ]
}

const circle = ({ x, y, size, color, name }: Disc): string =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(size)}" fill="${escape(color)}"><title>${escape(name)}</title></circle>`

const ringOf = ({ x, y, size, color }: Disc, room: number): string =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(size + room)}" fill="none" stroke="${escape(color)}" stroke-width="2"/>`

const written = ({ x, y, size, text }: Label, more = ''): string =>
  `<text x="${round(x)}" y="${round(y)}" font-size="${round(size)}"${more}>${escape(text)}</text>`

const plated = (label: Label, { x, y, width, height }: NonNullable<Label['plate']>, fill: string): string[] => [
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="6" fill="${escape(fill)}" stroke="none"/>`,
  written(label, ' font-weight="600" stroke="none"'),
]

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
