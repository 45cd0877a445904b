import { DOMParser } from '@xmldom/xmldom'
import { describe, expect, it } from 'vitest'
import { svgOf } from '../../viewer/lib/svg.ts'

describe('svgOf', () => {
  const drawing = {
    width: 640,
    height: 480,
    ground: 'rgb(247, 246, 243)',
    ink: '#000',
    font: 'system-ui, "Noto Sans CJK SC"',
    title: '改革图谱',
    lines: [{ x1: 1.23456, y1: 2, x2: 3, y2: 4, size: 0.5, color: '#d3d1ca' }],
    discs: [{ x: 1, y: 2, size: 5, color: '#0072B2', name: '</title><script>alert(1)</script>' }],
    labels: [{ x: 1, y: 2, size: 12, text: '<b>&"甲"\u0001\uD800' }],
  }
  const faults: string[] = []
  const errorHandler = (_level: string, message: string): void => {
    faults.push(message)
  }
  const document = new DOMParser({ errorHandler }).parseFromString(svgOf(drawing), 'image/svg+xml')

  it('is well-formed, and has a line, a disc and a name for each', () => {
    expect(faults).toEqual([])
    for (const [name, count] of [
      ['line', 1],
      ['circle', 1],
      ['text', 1],
      ['script', 0],
      ['b', 0],
    ] as const)
      expect(document.getElementsByTagName(name).length).toBe(count)
    expect(document.getElementsByTagName('line')[0]?.getAttribute('x1')).toBe('1.23')
  })

  it('shows what is written in names as text', () => {
    expect(document.getElementsByTagName('text')[0]?.textContent).toBe('<b>&"甲"\uFFFD')
    expect(document.getElementsByTagName('circle')[0]?.textContent).toBe('</title><script>alert(1)</script>')
  })
})
