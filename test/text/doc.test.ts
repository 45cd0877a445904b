import { expect, it } from 'vitest'
import { docOf } from '../support/reading.ts'

it('a document keeps what its source says and points into the normalised text', () => {
  const doc = docOf('某县2020年总结\r\n推行\u200B积分制。', {
    id: 'a/b',
    title: '总结',
    region: '某县',
    url: 'https://example.org/',
    date: '2021',
  })
  expect(doc).toMatchObject({ id: 'a/b', title: '总结', region: '某县', url: 'https://example.org/', date: '2021', year: 2021 })
  expect(doc.text).toBe('某县2020年总结\n推行积分制。')
  expect(doc.paragraphs.map(({ start, end }) => doc.text.slice(start, end))).toEqual(doc.text.split('\n'))
})
