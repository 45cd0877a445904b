/** The year that a sentence speaks of: its own (2019年, 去年, 今年), else that of the document. */

const NAMED = /(?<!\d)(19[89]\d|20[0-4]\d)年/g
/** A year that is only compared with: 与2021年相比, 较去年, 比上年. */
const COMPARED = /(?:与|和|同)(?:(?:19[89]|20[0-4])\d年|去年|上年|前年)[^，。；]{0,4}相比|[比较](?:(?:19[89]|20[0-4])\d年|去年|上年|前年)/g
const RELATIVE: readonly (readonly [word: RegExp, offset: number])[] = [
  [/前年/, -2],
  [/去年|上年/, -1],
  [/明年/, 1],
]

/** The year nearest before the mention in its sentence; else a relative one; else the document's. */
export function yearAt(sentence: string, offset: number, year: number | undefined): number | undefined {
  if (!sentence.includes('年')) return year
  let named: number | undefined
  const said = sentence.replace(COMPARED, (part) => ' '.repeat(part.length))
  for (const match of said.matchAll(NAMED)) if (match.index <= offset) named = Number(match[1])
  if (named !== undefined) return named
  if (year === undefined) return undefined
  const relative = RELATIVE.find(([word]) => word.test(said))
  return relative ? year + relative[1] : year
}
