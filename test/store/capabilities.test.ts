import { expect, test } from 'vitest'
import { CAPABILITIES, capabilitiesOf } from '../../src/store/capabilities.ts'

test.each(['ladybug', 'neo4j'] as const)('%s can what the list says', (engine) => {
  const said = Object.entries(CAPABILITIES).map(([name, { engines }]) => [name, engines[engine]] as const)
  expect(capabilitiesOf(engine)).toEqual(Object.fromEntries(said))
})

test('only what tells the engines apart is listed, in both languages', () => {
  for (const [name, { note, engines }] of Object.entries(CAPABILITIES)) {
    expect(engines.ladybug, name).not.toBe(engines.neo4j)
    expect(
      [note.zh, note.en].filter((words) => words === ''),
      name,
    ).toEqual([])
  }
})
