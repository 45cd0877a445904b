// title: { zh: 哪些地区采纳了某一做法, en: Which regions adopted a practice }
// note: { zh: 每条表述一行：阶段、年份和原句；没有写明年份的，用文献的年份, en: 'A row for each claim with its stage, year and sentence; where it names no year, the year of the document' }
// parameters:
//   measure: { type: Measure|Program, zh: 做法, en: Practice }
//   stage: { type: string, default: '', zh: 阶段, en: Stage }
//   from: { type: integer, default: 0, zh: 起始年份, en: From year }
//   to: { type: integer, default: 9999, zh: 截止年份, en: To year }
// columns:
//   region: { zh: 地区, en: Region }
//   stage: { zh: 阶段, en: Stage }
//   year: { zh: 年份, en: Year }
//   quantity: { zh: 数量, en: Quantity }
//   unit: { zh: 单位, en: Unit }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   region_id: { zh: 地区编号, en: Region id }

MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE m.id = $measure
WITH r.name AS region, a.stage AS stage, coalesce(a.year, a.reported) AS year, a.quantity AS quantity, a.unit AS unit, a.quote AS quote, a.document AS document, r.id AS region_id
WHERE ($stage = '' OR stage = $stage) AND ($from = 0 OR year >= $from) AND ($to = 9999 OR year <= $to)
RETURN region, stage, year, quantity, unit, quote, document, region_id
ORDER BY year, region, region_id, document, quote, stage
