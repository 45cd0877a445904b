import { expect, test } from 'vitest'
import type { Row, Store } from '../../src/model.ts'
import { resolveEntity } from '../../src/query/resolve.ts'
import { memoryStore } from '../support/graphs.ts'

const ENTITIES: readonly Row[] = [
  { id: 'Region:340803', type: 'Region', name: '安徽省安庆市大观区', aliases: ['大观区', '大观'] },
  { id: 'Region:110105', type: 'Region', name: '北京市朝阳区', aliases: ['朝阳区'] },
  { id: 'Region:220104', type: 'Region', name: '吉林省长春市朝阳区', aliases: ['朝阳区'] },
  { id: 'Region:420682', type: 'Region', name: '湖北省襄阳市老河口市', aliases: [] },
  { id: 'Region:340800', type: 'Region', name: '安徽省安庆市', aliases: ['安庆市', '安庆'] },
  { id: 'Measure:放管服改革', type: 'Measure', name: '“放管服”改革', aliases: ['放管服'] },
  { id: 'Measure:网格化管理', type: 'Measure', name: '网格化管理', aliases: [] },
  { id: 'Program:枫桥经验', type: 'Program', name: '新时代“枫桥经验”', aliases: ['枫桥经验'] },
  { id: 'Institution:综治中心', type: 'Institution', name: '综治中心', aliases: [] },
  { id: 'Institution:老河口市综治中心', type: 'Institution', name: '老河口市综治中心', aliases: ['综治中心'] },
]

/** Gives the entities of the types that a statement names. */
const store: Store = {
  ...memoryStore(),
  query: (text) => Promise.resolve(ENTITIES.filter((row) => text.includes(`\`${String(row['type'])}\``))),
}

test.each([
  ['its id', ['Region'], 'Region:340803', 'Region:340803'],
  ['its exact name', ['Region'], '安徽省安庆市', 'Region:340800'],
  ['an alias', ['Measure', 'Program'], '枫桥经验', 'Program:枫桥经验'],
  ['the end of a name that begins with a region', ['Region'], '老河口市', 'Region:420682'],
  ['a name without its quotation marks', ['Measure'], '放管服改革', 'Measure:放管服改革'],
  ['a name with other quotation marks and spaces', ['Measure'], ' "放管服" 改革 ', 'Measure:放管服改革'],
  ['a name rather than another’s alias', ['Institution'], '综治中心', 'Institution:综治中心'],
])('%s finds it', async (_, types, given, id) => {
  expect((await resolveEntity(store, types, given)).id).toBe(id)
})

test('a name of several lists them with their ids', async () => {
  const asking = resolveEntity(store, ['Region'], '朝阳区')
  await expect(asking).rejects.toMatchObject({ name: 'UsageError', exitCode: 2 })
  await expect(asking).rejects.toThrow(/Region:110105[^]*Region:220104/)
})

test.each([
  [['Measure', 'Program'], '枫桥', /Did you mean:\n {2}新时代“枫桥经验”/],
  [['Measure', 'Program'], '网络化管理', /Did you mean:\n {2}网格化管理/],
  [['Region'], '大观县', /Did you mean:\n {2}安徽省安庆市大观区/],
])('a name of nothing offers the nearest: %s %s', async (types, given, message) => {
  await expect(resolveEntity(store, types, given)).rejects.toThrow(message)
})

test('a thing of another type is not meant', async () => {
  await expect(resolveEntity(store, ['Region'], '网格化管理')).rejects.toMatchObject({ name: 'UsageError' })
})

test.each(['', '“”', 'xyz'])('%j is like nothing', async (given) => {
  await expect(resolveEntity(store, ['Measure'], given)).rejects.toThrow('nor anything like it')
})
