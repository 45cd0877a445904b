import { describe, expect, it } from 'vitest'
import { withListed } from '../../src/mentions/listed.ts'
import { mentionOf } from '../support/reading.ts'

/** The places that are added beside those that are noted. */
const added = (text: string, noted: readonly string[]): string[] =>
  withListed(
    text,
    noted.map((form) => mentionOf(text, 'Region', form)),
  )
    .filter(({ rule }) => rule === 'region/listed')
    .map(({ start, end }) => text.slice(start, end))

describe('a list tells of', () => {
  it.each<[what: string, text: string, noted: readonly string[], places: readonly string[]]>([
    ['the town behind a known one', '完成清溪乡、下河乡撤乡设镇。', ['清溪乡'], ['下河乡']],
    ['all of them', '清溪镇、平湖镇和白马街道推行积分制。', ['清溪镇'], ['平湖镇', '白马街道']],
    ['the village before it', '全力推进青松村、白杨村改造。', ['白杨村'], ['青松村']],
    ['villages that are counted', '在连片产区，龙湾、老山、双林3个村流转土地。', [], ['龙湾', '老山', '双林']],
    ['towns that are counted', '实施青山坡、柳树庄等4个乡镇改水工程。', [], ['青山坡', '柳树庄']],
  ])('%s', (_, text, noted, places) => {
    expect(added(text, noted)).toEqual(places)
  })

  it.each<[what: string, text: string, noted: readonly string[]]>([
    ['a county and something else', '清溪县、平湖水库完成改造。', ['清溪县']],
    ['what is built', '清溪镇、美丽乡村建设提速。', ['清溪镇']],
    ['what goes on beyond the word', '清溪镇、城乡结合部整治提速。', ['清溪镇']],
    ['what is noted already', '清溪乡、下河乡撤乡设镇。', ['清溪乡', '下河乡']],
    ['verbs that are counted', '推进改革、加快发展3个村试点。', []],
  ])('nothing of %s', (_, text, noted) => {
    expect(added(text, noted)).toEqual([])
  })
})
