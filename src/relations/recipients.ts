/**
 * Who was given an honour. The sentence says it plainly: whoever stands right before the verb of award (X被评为, X荣获, X入选) in its
 * clause. A clause that begins with the verb goes on about what the clause before ended with, or about the document's region.
 */
import { listEndingAt } from './lists.ts'
import { placeOf } from './scene.ts'
import type { Placed, Scene } from './scene.ts'

const VERB =
  /(?:(?:被|获)[^，；。、“”]{0,14}?)?(?:评为|评选为|命名为|认定为|确定为|列为|列入|授予|选为|选树为|表彰为|纳入|评定为|确认为|作为)|获评|荣获|获得|喜获|荣膺|斩获|获颁|入选|获批|入围|上榜|荣登|成为|创成|创建为|创建成为|成功创建|成功争创|成功申创|建成|晋升|进入|跻身|通过|位列|位居|排名|蝉联|获/g
/** Between who it was and the verb. */
const BETWEEN =
  /(?:在[^，；。]{1,24}?[上中里]|也|均|都|皆|更|更是|也是|先后|相继|成功|再次|再度|连续[^，；。]{0,6}|分别|顺利|首次|率先|一举|已|共同|同时|双双|还|又|并|全部|新|正式|一并|等?[\d一二三四五六七八九十两]{1,8}[个家项名所条处][^，；。、“”]{0,6}|等)$/
/** Between a recipient and its honour stand at most this many characters. */
const REACH = 120
/** Titles that only a governed place can bear, as their last characters tell. */
const OF_A_PLACE = /(?:省|市|县|区|县城|城市|城区|城|州|旗)(?:[（(][^（(）)]{0,40}[）)])?[”》]?$/
const ENDING = 48
/** 该镇: the one that was spoken of. */
const POINTED = /该(?:[镇乡村]|街道|社区)$/
/** Titles that only what is done can bear, given to what the clause before ends with: 首创…平台，被列入…典型案例. */
const OF_A_PRACTICE = /(?:案例|做法|经验|成果|品牌|典型)[”》]?$/
const PRACTICES: ReadonlySet<string> = new Set(['Measure', 'Program'])

/**
 * The recipients that a sentence names; an empty list where it is the document's region (我市, or something that is no entity: a road, a
 * lake); nothing where these rules do not tell.
 */
export function recipientsOf(scene: Scene, honour: Placed, types: ReadonlySet<string>): Placed[] | undefined {
  const { clause, sentence } = placeOf(scene, honour)
  const { text } = scene.doc
  const from = Math.max(clause.start, honour.start - REACH)
  const verb = lastVerb(text.slice(from, honour.start))
  if (verb === undefined) return undefined
  const end = from + withoutBetween(text.slice(from, from + verb)).length
  const named = listEndingAt(scene, end, types).filter(({ entity }) => entity !== honour.entity)
  if (named.length > 0) return named
  if (POINTED.test(text.slice(clause.start, end))) return undefined
  if (end > clause.start) return []
  if (OF_A_PLACE.test(text.slice(Math.max(honour.start, honour.end - ENDING), honour.end))) return undefined
  const before = clause.start - 1
  if (clause.start === sentence.start || !/[，,]/.test(text.charAt(before))) return undefined
  const carried = listEndingAt(scene, before, types)
  const [first] = carried
  const ending = text.slice(Math.max(honour.start, honour.end - ENDING), honour.end)
  if (first && carried.every(({ type }) => PRACTICES.has(type)) && OF_A_PRACTICE.test(ending)) return carried
  return first && opensClause(text, first.start) ? carried : undefined
}

const opensClause = (text: string, start: number): boolean => start === 0 || /[\s，,；;。：:●—]/.test(text.charAt(start - 1))

function lastVerb(text: string): number | undefined {
  const [last] = [...text.matchAll(VERB)].slice(-1)
  return last?.index
}

function withoutBetween(text: string): string {
  let rest = text
  for (let next = rest.replace(BETWEEN, ''); next !== rest; next = rest.replace(BETWEEN, '')) rest = next
  return rest
}
