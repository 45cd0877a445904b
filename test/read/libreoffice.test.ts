/** The same report as LibreOffice writes it in each format: every reader finds the same sentences. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '../../src/read/reading.ts'
import { readPdf } from '../../src/read/pdf.ts'
import { readWord } from '../../src/read/word.ts'
import { hasSoffice, written } from '../support/soffice.ts'

const COLUMNS = [
  '左栏开始，全县坚持以人民为中心的发展思想，持续深化“放管服”改革，优化营商环境，推进政务服务标准化、规范化、便利化，群众满意度不断提高，办事效率明显提升，获得感持续增强，改革成果更多更公平惠及全体人民。',
  '第二段，率先推行五证同发改革，企业利用土地公告、挂牌和签约的间隙同步开展设计与图审，取得土地后一次性领证，十六个项目已经受益，平均压缩时间六十天，节约成本三百万元以上。Word processing development of international standards everywhere.',
]
const NUMBERED = ['某县改革报告', '一、深化改革', '（一）放管服改革', '（二）数字化改革', '二、改善民生']
const LATER = [
  '第二页开头。今年以来，全县坚持改革创新，深入推进放管服改革，着力优化营商环境，努力提高办事效率，群众的获得感、幸福感、安全感持续增强，各项工作取得新的成效。全年办结事项一万件。',
  '第三页开头。今年以来，全县坚持改革创新，深入推进放管服改革，着力优化营商环境，努力提高办事效率，群众的获得感、幸福感、安全感持续增强，各项工作取得新的成效。全年新增企业三百户，比上年增长一成以上，发展势头良好，后劲十足，前景可期，信心更足。',
  '第四页开头。今年以来，全县坚持改革创新，深入推进放管服改革，着力优化营商环境，努力提高办事效率，群众的获得感、幸福感、安全感持续增强，各项工作取得新的成效。完。',
]
const BODY = ['推行“一网通办”改革工作取得成效。', '旁边有框。', '举措\t年份', '河长制\t2017', ...COLUMNS, ...LATER]
const [BOX, NOTE] = ['框里的话：推行河长制。', '注释：群众少跑腿。']
const WITHOUT_BOX = BODY.toSpliced(2, 0, BOX)

describe.skipIf(!hasSoffice())('a report that LibreOffice wrote', () => {
  let files: Readonly<Record<string, Buffer>> = {}

  beforeAll(async () => {
    files = await written('report.fodt', readFileSync('test/support/report.fodt', 'utf8'), ['docx', 'doc', 'rtf', 'pdf'])
  })

  it.each([
    ['docx', [...NUMBERED, ...WITHOUT_BOX, NOTE]],
    ['doc', [...NUMBERED.map((line) => line.replace(/^.*[、）]/, '')), ...BODY, BOX, NOTE]],
    ['rtf', [...NUMBERED, ...BODY, NOTE, BOX]],
  ])('is read from .%s: numbers, changes, notes, boxes and tables, and no page heads', async (format, paragraphs) => {
    expect((await readWord(files[format] ?? Buffer.alloc(0), LIMITS)).text.split('\n\n')).toEqual(paragraphs)
  })

  it('is read from .pdf: columns one after the other, broken lines joined, no page heads and no marks of notes', async () => {
    /* LibreOffice prints the box first, notes at the foot of their page, and words that were deleted while changes were shown. */
    const printed = BODY.map((line) => line.replace('推行“一', '推行删去的话“一').replace('\t', '\u3000'))
    const lines = [BOX, ...NUMBERED, ...printed.toSpliced(-LATER.length, 0, `1 ${NOTE}`)]
    expect((await readPdf(files['pdf'] ?? Buffer.alloc(0))).text.split('\n\n')).toEqual(lines)
  })
})
