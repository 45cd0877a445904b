import { beforeEach, expect, test, vi } from 'vitest'

const PLATFORM = `@ladybugdb/core-${process.platform}-${process.arch}`
const MISSING = (): never => {
  throw new Error("Cannot find module '@ladybugdb/core'")
}

// Never both packages in one process: two copies of the native library end it.
beforeEach(() => {
  vi.resetModules()
  vi.doMock('@ladybugdb/core', MISSING)
  vi.doUnmock(PLATFORM)
})

test('where the main package is not whole, the one for the platform does', async () => {
  const { openNative } = await import('../../src/store/native.ts')
  const database = await openNative(':memory:', false, { databaseBytes: 2 ** 30, bufferBytes: 2 ** 26 })
  expect((await database.run('RETURN $x + 1 AS x', { x: 41 })).rows).toEqual([[42]])
  await database.close()
})

test('where neither is installed, the message says what to do', async () => {
  vi.doMock(PLATFORM, MISSING)
  const { loadLadybug } = await import('../../src/store/native.ts')
  const loading = loadLadybug()
  await expect(loading).rejects.toThrow(/npm install @ladybugdb\/core/)
  await expect(loading).rejects.toMatchObject({ name: 'StoreError', exitCode: 4 })
})

test('a statement without rows gives its columns', async () => {
  const { openNative } = await import('../../src/store/native.ts')
  const database = await openNative(':memory:', false, { databaseBytes: 2 ** 30, bufferBytes: 2 ** 26 })
  expect(await database.run('UNWIND [1, 2, 3] AS x WITH x WHERE x > 5 RETURN x, 2 AS y')).toEqual({
    columns: ['x', 'y'],
    rows: [],
    truncated: false,
  })
  expect(await database.run('UNWIND range(1, 10) AS x RETURN x', {}, 10)).toMatchObject({ truncated: false })
  expect(await database.run('UNWIND range(1, 11) AS x RETURN x', {}, 10)).toMatchObject({ truncated: true })
  await database.close()
})
