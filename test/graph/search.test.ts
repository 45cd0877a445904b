import { describe, expect, it } from 'vitest'
import { createSearch } from '../../src/graph/search.ts'
import type { GraphNode } from '../../src/model.ts'

const node = (id: string, name: string, aliases: readonly string[] = []): GraphNode => ({
  id,
  type: id.slice(0, id.indexOf(':')),
  name,
  aliases,
  properties: {},
})

const NODES = [
  node('Program:枫桥经验', '新时代“枫桥经验”', ['枫桥经验']),
  node('Program:枫桥式派出所', '枫桥式派出所'),
  node('Honor:枫桥', '枫桥'),
  node('Region:500000', '重庆市', ['重庆', '渝']),
  node('Region:340803', '安徽省安庆市大观区', ['大观区', '大观']),
  node('Measure:ＡＩ审批', 'ＡＩ审批'),
  node('Measure:𠮷祥工程', '𠮷祥工程'),
]

const search = createSearch(NODES, (id) => (id === 'Program:枫桥式派出所' ? 9 : 1))
const ids = (query: string, types: readonly string[] = []): string[] => search.search(query, { limit: 10, types }).hits.map((hit) => hit.id)
const cut = (query: string): string[] =>
  search.search(query, { limit: 1 }).hits.map((hit) => `${hit.by} ${hit.form} ${hit.form.slice(hit.start, hit.end)}`)

describe('createSearch', () => {
  it.each([
    ['枫桥', ['Honor:枫桥', 'Program:枫桥式派出所', 'Program:枫桥经验']],
    ['桥经', ['Program:枫桥经验']],
    ['大观', ['Region:340803']],
    ['庆市', ['Region:340803', 'Region:500000']],
    ['ai', ['Measure:ＡＩ审批']],
    [' 枫 桥 经 验 ', ['Program:枫桥经验']],
    ['不存在', []],
    ['', []],
  ])('finds inner characters of names and aliases: %s', (query, expected) => {
    expect(ids(query)).toEqual(expected)
  })

  it.each([
    ['fengqiao', 'Honor:枫桥'],
    ['fengqiaojingyan', 'Program:枫桥经验'],
    ['fengqiaoj', 'Program:枫桥经验'],
    ['fqjy', 'Program:枫桥经验'],
    ['chongqing', 'Region:500000'],
    ['dgq', 'Region:340803'],
    ["da'guan", 'Region:340803'],
    ['xianggong', 'Measure:𠮷祥工程'],
  ])('finds by pinyin and initials: %s', (query, expected) => {
    expect(ids(query)[0]).toBe(expected)
  })

  it('does not find the middle of a syllable', () => {
    expect(ids('engqiao')).toEqual([])
  })

  it('says which form matched and where', () => {
    expect(cut('大观区')).toEqual(['text 大观区 大观区'])
    expect(cut('qiaojing')).toEqual(['pinyin 新时代“枫桥经验” 桥经'])
    expect(cut('xgc')).toEqual(['initials 𠮷祥工程 祥工程'])
  })

  it('puts what is whole before what begins so, what begins so before what has it inside, then the better connected', () => {
    expect(ids('枫桥')).toEqual(['Honor:枫桥', 'Program:枫桥式派出所', 'Program:枫桥经验'])
  })

  it('keeps to types and counts all of them', () => {
    expect(ids('枫桥', ['Program'])).toEqual(['Program:枫桥式派出所', 'Program:枫桥经验'])
    expect(search.search('枫桥', { limit: 1, types: ['Program'] }).counts).toEqual({ Honor: 1, Program: 2 })
  })

  it('finds each entity once', () => {
    expect(ids('经验')).toEqual(['Program:枫桥经验'])
  })
})
