import { expect, it } from 'vitest'
import { reused, reusedFloats } from '../../src/mentions/reused.ts'

it('an array is as long as was asked, however long the ones before were', () => {
  const floats = reusedFloats()
  expect([3, 1000, 5, 0].map((length) => floats(length).length)).toEqual([3, 1000, 5, 0])
})

it('one buffer serves many arrays', () => {
  const integers = reused((length) => new Int32Array(length))
  const { buffer } = integers(10)
  expect(integers(20).buffer).toBe(buffer)
  expect(integers(5000).buffer).not.toBe(buffer)
})
