import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.ts'
import { PATHS } from '../../src/paths.ts'
import { loadSeeds } from '../../src/seeds/load.ts'
import { folderOf } from '../support/folder.ts'

/** A small sound folder of seeds. */
const SOUND = {
  'ontology.json': readFileSync(join(PATHS.seeds, 'ontology.json'), 'utf8'),
  'gazetteer/regions.tsv': 'code\tname\tshort\tlevel\tparent\tfrom\tto\tsuccessors\n340000\t安徽省\t安徽;皖\tprovince\t\t1981\t\t\n',
  'gazetteer/towns.tsv': 'code\tname\tparent\n',
  'gazetteer/zones.tsv': 'key\tname\tshort\tparent\tfrom\tto\tsuccessors\tsource\n',
  'gazetteer/areas.tsv': 'key\tname\tshort\tparent\tfrom\tto\tsource\n',
  'gazetteer/everyday.tsv': 'word\trule\tnote\n',
  'lexicon/domains.tsv': 'domain\tnote\n政务服务\tservices\n',
  'lexicon/cues.tsv': 'word\trole\tstage\n推行\tADOPTED\timplemented\n',
  'lexicon/Measure.tsv': 'name\tsurfaces\tdomain\tnote\tsource\n河长制\t“河长制”\t\t\tcommon usage\n',
  'patterns/parts.tsv': 'name\tpattern\tnote\n',
  'decisions.tsv': 'type\ta\tb\tverdict\twhy\n',
  'script.tsv': 'written\tsimplified\twhere\n縣\t县\teverywhere\n',
}

async function messageOf(folder: string): Promise<string> {
  const error: unknown = await loadSeeds(folder).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(InputError)
  return error instanceof Error ? error.message : ''
}

describe('loadSeeds', () => {
  it('reads a small folder', async () => {
    const seeds = await loadSeeds(folderOf({ ...SOUND, 'weights/model.json': '{"bias":1}' }))
    expect(seeds.regions.map(({ name }) => name)).toEqual(['安徽省'])
    expect(seeds.lexemes.map(({ surfaces }) => surfaces)).toEqual([['河长制', '“河长制”']])
    expect(seeds.cues).toHaveLength(1)
    expect(seeds.weights).toEqual({ model: { bias: 1 } })
  })

  it('names every fault of every file at once, in order, with file and line', async () => {
    const folder = folderOf({
      ...SOUND,
      'gazetteer/regions.tsv': `${SOUND['gazetteer/regions.tsv']}340800\t安庆市\t\tprefecture\t349999\t19\t\t\n`,
      'lexicon/cues.tsv': 'word\trole\tstage\n推行\tDID\t\n',
      'decisions.tsv': 'type\ta\tb\tverdict\twhy\nMeasure\ta\tb\tmaybe\twhy\n',
      'weights/model.json': '{',
    })
    const message = await messageOf(folder)
    expect(message.split('\n').map((line) => line.slice(folder.length + 1).replace(/: .*/, ''))).toEqual([
      'decisions.tsv:2',
      'gazetteer/regions.tsv:3',
      'gazetteer/regions.tsv:3',
      'lexicon/cues.tsv:2',
      'weights/model.json:1',
    ])
  })

  it.each(Object.keys(SOUND).filter((path) => !path.startsWith('lexicon/Measure') && path !== 'ontology.json'))(
    'says that %s is missing',
    async (path) => {
      const folder = folderOf(SOUND)
      rmSync(join(folder, path))
      expect(await messageOf(folder)).toContain(`${join(folder, path)}:1: the file is missing`)
    },
  )

  it('says that a lexicon is called after no type', async () => {
    const folder = folderOf({ ...SOUND, 'lexicon/Thing.tsv': SOUND['lexicon/Measure.tsv'].replaceAll('河', '湖') })
    expect(await messageOf(folder)).toContain(`${join(folder, 'lexicon/Thing.tsv')}:1: the file is called after no entity type`)
  })

  it('says that the folder cannot be read', async () => {
    expect(await messageOf(join(folderOf(), 'nowhere'))).toContain('nowhere: the folder of seeds cannot be read')
  })

  it('takes no notice of the corpus, of pages and of hidden files, nor does the version', async () => {
    const plain = await loadSeeds(folderOf(SOUND))
    const more = await loadSeeds(
      folderOf({ ...SOUND, 'corpus/x.tsv': 'nonsense', 'README.md': '# Seeds', 'lexicon/.Measure.tsv': 'nonsense' }),
    )
    expect(more.version).toBe(plain.version)
  })

  it('has another version when any table changes', async () => {
    const plain = await loadSeeds(folderOf(SOUND))
    const other = await loadSeeds(folderOf({ ...SOUND, 'decisions.tsv': `${SOUND['decisions.tsv']}Measure\ta\tb\tsame\twhy\n` }))
    expect(other.version).not.toBe(plain.version)
  })

  it('reads the shipped folder, and finds a fault that is put into a copy of it', async () => {
    const folder = folderOf()
    cpSync(PATHS.seeds, folder, { recursive: true, filter: (path) => !path.includes('corpus') && !path.includes('weights') })
    const seeds = await loadSeeds(folder)
    expect(seeds.lexemes.length).toBeGreaterThan(3000)
    expect(seeds.regions.length).toBeGreaterThan(40_000)
    expect(seeds.cues.length).toBeGreaterThan(500)
    const path = join(folder, 'lexicon', 'Measure.tsv')
    const lines = readFileSync(path, 'utf8').split('\n')
    writeFileSync(path, [...lines.slice(0, 2), lines[1], ...lines.slice(2)].join('\n'))
    expect(await messageOf(folder)).toContain(`${path}:3: `)
  })
})
