/** All neighbours of an entity, however many answers that takes. */
import type { NeighboursAnswer } from '../../src/serve/answers.ts'
import { address, getJson } from './api.ts'

/** What one answer holds at most. */
const SLICE = 1000

/** The address of the first answer. */
export function neighboursAddress(id: string, relations: readonly string[], offset = 0): string {
  return address(['entities', id, 'neighbours'], { relation: relations, limit: SLICE, ...(offset > 0 ? { offset } : {}) })
}

export async function allNeighbours(id: string, relations: readonly string[], signal?: AbortSignal): Promise<NeighboursAnswer> {
  let answer = await getJson<NeighboursAnswer>(neighboursAddress(id, relations), signal)
  const most = Math.max(0, ...answer.groups.map((group) => group.total))
  for (let offset = SLICE; offset < most; offset += SLICE)
    answer = joined(answer, await getJson<NeighboursAnswer>(neighboursAddress(id, relations, offset), signal))
  return answer
}

function joined(answer: NeighboursAnswer, next: NeighboursAnswer): NeighboursAnswer {
  return {
    ...answer,
    groups: answer.groups.map((group) => {
      const more = next.groups.find((one) => one.relation === group.relation && one.direction === group.direction)
      return { ...group, ends: [...group.ends, ...(more?.ends ?? [])] }
    }),
  }
}
