/**
 * Characters of the blocks “Kangxi Radicals” and “CJK Radicals Supplement” → the characters they stand for. Many PDFs, and texts copied from
 * them, have ⼯ (U+2F2F) where a reader sees 工 (U+5DE5), because a font draws both with one glyph. Source: NFKC for Kangxi radicals, Unicode's
 * EquivalentUnifiedIdeograph.txt for those of the supplement that are characters of their own.
 */

const RADICALS = /[\u2E80-\u2FDF]/g
const SUPPLEMENT: ReadonlyMap<string, string> = new Map(
  (
    '⺁厂 ⺄乙 ⺒巳 ⺓幺 ⺛旡 ⺝月 ⺟母 ⺠民 ⺩王 ⺬示 ⺶羊 ⺽臼 ⻁虎 ⻄西 ⻅见 ⻆角 ⻇角 ⻉贝 ⻋车 ⻑長 ⻓长 ⻔门 ⻗雨 ⻘青 ⻙韦 ⻚页 ' +
    '⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟'
  )
    .split(' ')
    .map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]),
)

/** The text with whole characters for radicals; as long as before. */
export function withoutRadicals(text: string): string {
  return text.replaceAll(RADICALS, (char) => SUPPLEMENT.get(char) ?? char.normalize('NFKC'))
}
