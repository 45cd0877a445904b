/** What holds for every component of the page. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const FOLDER = 'viewer/app'
const components = readdirSync(FOLDER).filter((file) => file.endsWith('.tsx'))
const source = (file: string): string => readFileSync(join(FOLDER, file), 'utf8')

describe('the components of the page', () => {
  it('are many', () => {
    expect(components.length).toBeGreaterThan(30)
  })

  it('have at most 200 lines', () => {
    expect(components.filter((file) => source(file).trimEnd().split('\n').length > 200)).toEqual([])
  })

  it('have no words of their own: these stand in both languages in one place', () => {
    // The switch of languages has the sign of the other one.
    const chinese = components.flatMap((file) =>
      (
        source(file)
          .replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
          .match(/[\u4E00-\u9FFF]+/g) ?? []
      ).map((word) => `${file} ${word}`),
    )
    expect(chinese).toEqual(['Header.tsx 中', 'Header.tsx 中'])
  })

  it('put in no markup as markup', () => {
    expect(components.filter((file) => /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML/.test(source(file)))).toEqual([])
  })
})
