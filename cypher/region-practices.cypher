// title: { zh: 一个地区的做法, en: What one region does }
// note: { zh: 每条表述一行，按做法和年份排列, en: 'A row for each claim, by practice and year' }
// parameters:
//   region: { type: Region, zh: 地区, en: Region }
//   stage: { type: string, default: '', zh: 阶段, en: Stage }
//   from: { type: integer, default: 0, zh: 起始年份, en: From year }
//   to: { type: integer, default: 9999, zh: 截止年份, en: To year }
// columns:
//   practice: { zh: 做法, en: Practice }
//   kind: { zh: 类型, en: Kind }
//   field: { zh: 领域, en: Field of reform }
//   stage: { zh: 阶段, en: Stage }
//   year: { zh: 年份, en: Year }
//   quantity: { zh: 数量, en: Quantity }
//   unit: { zh: 单位, en: Unit }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   practice_id: { zh: 做法编号, en: Practice id }

MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE r.id = $region
WITH m.name AS practice, m.type AS kind, m.domain AS field, a.stage AS stage, coalesce(a.year, a.reported) AS year, a.quantity AS quantity, a.unit AS unit, a.quote AS quote, a.document AS document, m.id AS practice_id
WHERE ($stage = '' OR stage = $stage) AND ($from = 0 OR year >= $from) AND ($to = 9999 OR year <= $to)
RETURN practice, kind, field, stage, year, quantity, unit, quote, document, practice_id
ORDER BY practice, practice_id, year, document, quote, stage
