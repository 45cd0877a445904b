/** The label behind a task that says whose it is: （牵头单位：区民政局；责任单位：各乡镇）. */
import { lastAtOrBefore } from '../spans.ts'
import type { Placed, Scene } from './scene.ts'

const LABEL = /(?:牵头|责任|主办|承办|主管|实施|主责)(?:单位|部门)[：:][^；;。：:\n]{0,80}$/
/** A label stands at most so far before the name. */
const BACK = 100

/** The practices of the task that a label names a body for: those before the label in its sentence, else in the sentence before. */
export function underLabel(scene: Scene, institution: Placed, practices: ReadonlySet<string>): readonly Placed[] {
  const { doc, placed } = scene
  const from = Math.max(0, institution.start - BACK)
  const label = LABEL.exec(doc.text.slice(from, institution.start))
  if (!label) return []
  const at = from + label.index
  const own = lastAtOrBefore(doc.sentences, at)
  const last = lastAtOrBefore(placed, at)
  for (const sentence of [doc.sentences[own], doc.sentences[own - 1]]) {
    if (!sentence) continue
    const task = placed
      .slice(Math.max(0, last - TASK), last + 1)
      .filter((one) => practices.has(one.type) && one.start >= sentence.start && one.end <= Math.min(sentence.end, at))
    if (task.length > 0) return task
  }
  return []
}

/** So many mentions before a label are looked at. */
const TASK = 8
