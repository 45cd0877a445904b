import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reformgraph } from '../support/cli.ts'
import { folderOf } from '../support/folder.ts'

const TEXT = '2023年，大安市推行河长制，设立河长办公室。'

describe('reformgraph explain', () => {
  it('shows the place, the candidates with their rules, and the relation with its sentence', async () => {
    const file = join(folderOf({ 'a.txt': TEXT }), 'a.txt')
    const { code, out } = await reformgraph('explain', file, '--at', '河长制')
    expect(code).toBe(0)
    expect(out).toContain('11–14  …2023年，大安市推行【河长制】，设立河长办公室。…')
    expect(out).toMatch(/● Measure “河长制” 11–14: noted; .*lexicon\/Measure:河长制/)
    expect(out).toContain(`⇒ Region:220882 ADOPTED Measure:河长制`)
  })

  it('gives the same as JSON, with every place when none is named', async () => {
    const file = join(folderOf({ 'a.txt': TEXT }), 'a.txt')
    const { explanations }: { explanations: { at: { start: number; end: number } }[] } = JSON.parse(
      (await reformgraph('explain', file, '--json')).out,
    )
    expect(explanations.map(({ at }) => TEXT.slice(at.start, at.end))).toContain('大安市')
  })

  it.each([
    [['explain'], 2, 'explain needs one file'],
    [['explain', '/nowhere.txt'], 3, 'there is no such file'],
    [['explain', 'seeds/corpus'], 2, 'holds several documents; name one file'],
    [['explain', 'package.json'], 3, '.json is not read'],
  ])('refuses %j', async (words, code, message) => {
    expect(await reformgraph(...words)).toMatchObject({ code, out: '', err: expect.stringContaining(message) })
  })

  it('says that a text does not stand in the document', async () => {
    const file = join(folderOf({ 'a.txt': TEXT }), 'a.txt')
    expect(await reformgraph('explain', file, '--at', '林长制')).toMatchObject({
      code: 3,
      err: expect.stringContaining('“林长制” does not stand in'),
    })
  })
})
