/** Work that goes on in several lanes at a time. */

/** Takes the items one by one in as many lanes; when one fails, the others finish theirs and no new ones begin. */
export async function inLanes<T>(lanes: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values()
  let failed = false
  const lane = async (): Promise<void> => {
    for (const item of queue) {
      if (failed) return
      try {
        await work(item)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const outcomes = await Promise.allSettled(Array.from({ length: lanes }, lane))
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}
