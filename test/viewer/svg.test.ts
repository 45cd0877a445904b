import { DOMParser, XMLSerializer } from '@xmldom/xmldom'
import { describe, expect, it } from 'vitest'
import { svgOf } from '../../viewer/lib/svg.ts'

describe('svgOf', () => {
  const drawing = {
    width: 640,
    height: 480,
    ground: 'rgb(247, 246, 243)',
    plate: '#fff',
    dimmed: 0.16,
    ink: '#000',
    font: 'system-ui, "Noto Sans CJK SC"',
    title: '改革图谱',
    lines: [{ x1: 1.23456, y1: 2, x2: 3, y2: 4, size: 0.5, color: '#d3d1ca' }],
    discs: [{ x: 1, y: 2, size: 5, color: '#0072B2', name: '</title><script>alert(1)</script>' }],
    labels: [{ x: 1, y: 2, size: 12, text: '<b>&"甲"\u0001\uD800' }],
    standing: {
      lines: [{ x1: 5, y1: 6, x2: 7, y2: 8, size: 1.2, color: '#A63A00' }],
      discs: [{ x: 9, y: 9, size: 6, color: '#0072B2', name: '乙县', ring: 3.5 }],
      labels: [{ x: 20, y: 13, size: 13, text: '乙县', plate: { x: 12, y: 0, width: 44, height: 26 } }],
    },
  }
  const faults: string[] = []
  const errorHandler = (_level: string, message: string): void => {
    faults.push(message)
  }
  const document = new DOMParser({ errorHandler }).parseFromString(svgOf(drawing), 'image/svg+xml')

  it('is well-formed, and has a line, a disc and a name for each', () => {
    expect(faults).toEqual([])
    for (const [name, count] of [
      ['line', 2],
      ['circle', 3],
      ['text', 2],
      ['script', 0],
      ['b', 0],
    ] as const)
      expect(document.getElementsByTagName(name).length).toBe(count)
    expect(document.getElementsByTagName('line')[0]?.getAttribute('x1')).toBe('1.23')
  })

  it('dims all but what stands out, as the picture does', () => {
    const [all, above] = Array.from(document.documentElement.childNodes).filter((child) => child.nodeName === 'g')
    const serialized = new XMLSerializer()
    expect(all && serialized.serializeToString(all)).toContain('<g opacity="0.16"')
    expect([all?.textContent, above?.textContent].map((words) => words?.includes('乙县'))).toEqual([false, true])
    expect(above && serialized.serializeToString(above)).toContain('r="9.5" fill="none"')
    expect(svgOf({ ...drawing, dimmed: 1 })).not.toContain('opacity')
  })

  it('shows what is written in names as text', () => {
    expect(document.getElementsByTagName('text')[0]?.textContent).toBe('<b>&"甲"\uFFFD')
    expect(document.getElementsByTagName('circle')[0]?.textContent).toBe('</title><script>alert(1)</script>')
  })
})
