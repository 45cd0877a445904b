import { describe, expect, it } from 'vitest'
import { createFold } from '../../src/text/fold.ts'
import { projectSeeds } from '../support/reading.ts'

const { script } = await projectSeeds()
const fold = createFold(script)

describe('a text is folded for the matching', () => {
  it.each([
    ['深化「放管服」改革，推進幹部隊伍建設。', '深化“放管服”改革，推进干部队伍建设。'],
    ['乾淨整潔，位於裡外兩側。', '干净整洁，位于里外两侧。'],
    ['乾縣召開會議，乾部乾事。', '乾县召开会议，干部干事。'],
    ['於潛鎮設立於後年。', '於潜镇设立于后年。'],
    ['２０２３年，ＡＢ兩類', '2023年，AB两类'],
    ['推行"一网通办"、"一窗受理"', '推行“一网通办”、“一窗受理”'],
    ['『河长制』', '‘河长制’'],
  ])('%s → %s', (written, folded) => {
    expect(fold(written)).toBe(folded)
  })

  it.each(['乾县、於潜镇、濛江乡、著名景点', '姓於的同志在後海', '尺寸为5"的屏', '（一）推行ＧＤＰ'.normalize('NFKC'), ''])(
    '%s stays as it is',
    (written) => {
      expect(fold(written)).toBe(written)
    },
  )

  it('a doubtful character is told by its own line', () => {
    expect(fold('姓於的同志\n設於此地')).toBe('姓於的同志\n设于此地')
  })

  it('never changes the length', () => {
    const every = [...script.always.keys(), ...script.inTraditional.keys(), ...script.kept, '「」『』﹁﹂＂Ａ１｡､', '𠮷"a"\n""'].join('縣')
    expect(fold(every)).toHaveLength(every.length)
  })

  it('without a table changes width and quotes only', () => {
    expect(createFold()('「放管服」改革，２０２３年進行')).toBe('“放管服”改革，2023年進行')
  })

  it('reads every place of the gazetteer as it is', async () => {
    const { regions } = await projectSeeds()
    expect(regions.flatMap(({ name, short }) => [name, ...short]).filter((name) => fold(name) !== name)).toEqual([])
  })
})
