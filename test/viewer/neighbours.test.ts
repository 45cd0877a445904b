import { afterEach, describe, expect, it, vi } from 'vitest'
import { allNeighbours, neighboursAddress } from '../../viewer/lib/neighbours.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('allNeighbours', () => {
  it('asks until every group is whole', async () => {
    const asked: string[] = []
    vi.stubGlobal('fetch', (url: string) => {
      asked.push(url)
      const offset = Number(new URL(url, 'http://x').searchParams.get('offset') ?? 0)
      const slice = (total: number): unknown[] =>
        Array.from({ length: Math.max(0, Math.min(1000, total - offset)) }, (_, at) => ({ id: String(offset + at) }))
      const groups = [2300, 5].map((total, at) => ({ relation: `R${at}`, direction: 'in', total, ends: slice(total) }))
      return Promise.resolve(new Response(JSON.stringify({ id: 'a', groups })))
    })
    const { groups } = await allNeighbours('a', ['R0', 'R1'])
    expect(asked).toEqual(
      ['', '&offset=1000', '&offset=2000'].map((end) => `/api/entities/a/neighbours?relation=R0&relation=R1&limit=1000${end}`),
    )
    expect(groups.map((group) => new Set(group.ends.map((end) => end.id)).size)).toEqual([2300, 5])
    expect(neighboursAddress('a', ['R0', 'R1'])).toBe(asked[0])
  })
})
