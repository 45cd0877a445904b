/** Text as an attacker would write it into a document, a title or the name of a file. */
import type { DocumentGraph } from '../../src/model.ts'
import { documentOf } from './graphs.ts'

export const HOSTILE_TEXTS = {
  'an image that runs': '<img src=x onerror="document.title=\'owned\'">',
  'a script': '</script></title><script>document.title="owned"</script>',
  'a drawing that runs': '<svg/onload=document.title="owned">',
  'an address that runs': '[改革](javascript:document.title="owned")',
  'a picture from elsewhere': '![x](http://evil.example/x.png)<img src=http://evil.example/y.png>',
  'a formula': '=HYPERLINK("http://evil.example","改革")',
  'a sum': "+1+cmd|' /C calc'!A0",
  'a difference': '-2+3+cmd|x!A0',
  'a function': '@SUM(1+1)*改革',
  'a wide formula': '＝1+1改革',
  'a title of the terminal': '改\u001B]0;owned\u0007革',
  'an emptied terminal': '改\u001B[2J\u001B[1;1H革',
  'a control of one byte': '改\u009B31m革',
  'a line that goes back': '改革\rowned\bx',
  'a line turned around': '改革\u202Egnp.exe',
  'a stretch set apart': '\u2067改革\u2066x',
  'signs without width': '枫\u200B桥\u2060经\uFEFF验',
  'tags that nobody sees': '改革\u{E0041}\u{E0042}',
  'a statement': "改革'}) DETACH DELETE n //",
  'a name between ticks': '改革`) MATCH (n) DELETE n //',
  'the end of a text': '改革"}],"x":"\\',
  'the end of a section': '改革]]><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;&#0;',
  'a prototype': '__proto__',
  'a constructor': 'constructor',
  'a way out': '../../../etc/passwd',
  'half a character': '改\uD800革',
  'a NUL': '改\u0000革',
  'a placeholder': '${process.exit(1)}{{7*7}}%s%n$&$1',
} as const satisfies Readonly<Record<string, string>>

/** What a terminal may be sent besides lines of visible signs: nothing. */
export const UNSHOWN = /(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u
/** A cell that a spreadsheet would run. */
export const RUNS = /^[=+\-@\t\r＝＋－＠]/

/** A graph in which every name, alias, title, property and sentence is hostile, as a damaged or forged folder could hold it. */
function hostileGraph(index: number, text: string): DocumentGraph {
  const whole = text.toWellFormed()
  const graph = documentOf(`forged-${index}`, {
    title: whole,
    year: 2020,
    region: `Region:99${index}`,
    text: `${whole}推行${whole}。`,
    entities: { [`Region:99${index}`]: [whole], [`Measure:${whole}`]: [whole, `${whole}二`] },
    relations: [['ADOPTED', `Region:99${index}`, `Measure:${whole}`, `${whole}推行${whole}`, { stage: 'implemented', year: 2020 }]],
  })
  return { ...graph, document: { ...graph.document, url: `https://example.org/?${encodeURIComponent(whole)}` } }
}

/** A forged document for each of the texts, `forged-0` and so on. */
export function hostileGraphs(): DocumentGraph[] {
  return Object.values(HOSTILE_TEXTS).map((text, index) => hostileGraph(index, text))
}
