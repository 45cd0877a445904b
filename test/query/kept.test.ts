import { expect, test } from 'vitest'
import type { Store } from '../../src/model.ts'
import { tableOf } from '../../src/query/kept.ts'
import { rowsOf } from '../../src/query/table.ts'
import { memoryStore } from '../support/graphs.ts'

/** A store that counts how often each statement is read. */
function counting(revision: () => string | undefined, rows = 1): { readonly store: Store; readonly read: string[] } {
  const read: string[] = []
  const store: Store = {
    ...memoryStore(),
    revision: () => Promise.resolve(revision()),
    scan: (text, begin) => {
      read.push(text)
      if (text === 'fails') return Promise.reject(new Error('no'))
      const take = begin(['text', 'number'])
      for (let number = 0; number < rows; number++) take([text, number])
      return Promise.resolve()
    },
  }
  return { store, read }
}

test('a table is read once while the graph is the same', async () => {
  const { store, read } = counting(() => 'one')
  const [first, second] = await Promise.all([tableOf(store, 'a'), tableOf(store, 'a')])
  expect(second).toBe(first)
  expect(await tableOf(store, 'a')).toBe(first)
  expect(rowsOf(await tableOf(store, 'b'))).toEqual([{ text: 'b', number: 0 }])
  expect(read).toEqual(['a', 'b'])
})

test('another graph is read anew, and nothing of the old one is kept', async () => {
  let revision = 'one'
  const { store, read } = counting(() => revision)
  const first = await tableOf(store, 'a')
  revision = 'two'
  expect(await tableOf(store, 'a')).not.toBe(first)
  revision = 'one'
  await tableOf(store, 'a')
  expect(read).toEqual(['a', 'a', 'a'])
})

test('each store has its own', async () => {
  const [one, other] = [counting(() => 'x'), counting(() => 'x')]
  await tableOf(one.store, 'a')
  await tableOf(other.store, 'a')
  expect([one.read, other.read]).toEqual([['a'], ['a']])
})

test('where changes cannot be noticed nothing is kept', async () => {
  const { store, read } = counting(() => undefined)
  await tableOf(store, 'a')
  await tableOf(store, 'a')
  expect(read).toEqual(['a', 'a'])
})

test('what failed is tried again', async () => {
  const { store, read } = counting(() => 'one')
  await expect(tableOf(store, 'fails')).rejects.toThrow('no')
  await expect(tableOf(store, 'fails')).rejects.toThrow('no')
  expect(read).toEqual(['fails', 'fails'])
})

test('the least recently used leave when there is no room', async () => {
  const { store, read } = counting(() => 'one', 100)
  const room = (await tableOf(store, 'a')).bytes * 2 + 10
  await tableOf(store, 'b', room)
  await tableOf(store, 'a', room)
  await tableOf(store, 'c', room)
  await tableOf(store, 'a', room)
  expect(read).toEqual(['a', 'b', 'c'])
  await tableOf(store, 'b', room)
  expect(read).toEqual(['a', 'b', 'c', 'b'])
})

test('what takes more than all the room is given, and not kept', async () => {
  const { store, read } = counting(() => 'one')
  await tableOf(store, 'a')
  expect((await tableOf(store, 'large', 10)).count).toBe(1)
  await tableOf(store, 'large', 10)
  await tableOf(store, 'a')
  expect(read).toEqual(['a', 'large', 'large'])
})
