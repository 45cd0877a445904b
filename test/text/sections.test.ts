import { describe, expect, it } from 'vitest'
import { docOf } from '../support/reading.ts'

const REPORT = `某县改革情况报告
本县去年扎实推进改革，成效明显。
一、2023年工作回顾
（一）政务服务
1.推行一窗受理。专窗全部设到乡镇。
（二）基层治理
推行积分制管理，覆盖全部村社。
二、2024年工作打算
（一）政务服务
推行首席代办员制度，办事不出乡镇。
（二）上一年度工作完成情况
全部完成。
三、保障措施
加强调度。`

const sectionsOf = (raw: string): { heading: string; level: number; plan: boolean }[] => {
  const { text, sections } = docOf(raw)
  return sections.map(({ heading, level, plan }) => ({ heading: heading ? text.slice(heading.start, heading.end) : '', level, plan }))
}

describe('readSections', () => {
  it('reads headings with their levels, and which parts speak of the time to come', () => {
    expect(sectionsOf(REPORT)).toEqual([
      { heading: '', level: 0, plan: false },
      { heading: '一、2023年工作回顾', level: 2, plan: false },
      { heading: '（一）政务服务', level: 3, plan: false },
      { heading: '1.推行一窗受理。专窗全部设到乡镇。', level: 4, plan: false },
      { heading: '（二）基层治理', level: 3, plan: false },
      { heading: '二、2024年工作打算', level: 2, plan: true },
      { heading: '（一）政务服务', level: 3, plan: true },
      { heading: '（二）上一年度工作完成情况', level: 3, plan: false },
      { heading: '三、保障措施', level: 2, plan: false },
    ])
  })

  it('leaves no gap: each section begins where the last one ended', () => {
    const { text, sections } = docOf(REPORT)
    expect([...sections.map(({ start }) => start), text.length]).toEqual([0, ...sections.map(({ end }) => end)])
  })

  it.each([
    ['# 总述', 1],
    ['## 总述', 2],
    ['### 总述', 3],
    ['第一部分 过去一年', 1],
    ['十二、社会事业', 2],
    ['（三）社会事业', 3],
    ['3、社会事业', 4],
    ['●社会事业', 4],
    ['社会事业改革', 5],
  ])('gives “%s” level %i', (heading, level) => {
    expect(sectionsOf(`报告，\n${heading}\n推行积分制，覆盖全部村社。`)).toContainEqual({ heading: heading, level, plan: false })
  })

  it.each(['2.5亿元资金到位，', '推行积分制。', '有三点：', '（见附件）', '改'])('takes “%s” for no heading', (line) => {
    expect(sectionsOf(`报告，\n${line}\n推行积分制，覆盖全部村社。`)).toHaveLength(1)
  })

  it('takes the opening of a long numbered paragraph for its heading', () => {
    const paragraph = `一、推进政务服务改革。${'本县设立综合窗口，办事只进一门。'.repeat(4)}`
    expect(sectionsOf(`报告，\n${paragraph}`)[1]).toMatchObject({ heading: '一、推进政务服务改革', level: 2 })
  })

  it.each([
    ['下一步工作打算', true],
    ['明年重点任务', true],
    ['2024年主要预期目标', true],
    ['2024年工作完成情况', false],
    ['过去五年工作回顾', false],
    ['主要做法', false],
  ])('judges whether “%s” speaks of the time to come: %s', (heading, plan) => {
    expect(sectionsOf(`报告，\n一、${heading}\n推行积分制，覆盖全部村社。`)[1]?.plan).toBe(plan)
  })

  it('gives a text without any heading one section', () => {
    expect(docOf('推行积分制，覆盖全部村社。').sections).toHaveLength(1)
    expect(docOf('').sections).toHaveLength(1)
  })
})
