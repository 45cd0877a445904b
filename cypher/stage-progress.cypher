// title: { zh: 某地某一做法的进程, en: Progress of a practice in one region }
// note: { zh: 同一地区、同一做法，各年文献所说的阶段, en: What the documents of each year say of its stage }
// computed: progress
// parameters:
//   region: { type: Region, zh: 地区, en: Region }
//   measure: { type: Measure|Program, default: '', zh: 做法, en: Practice }
// columns:
//   practice: { zh: 做法, en: Practice }
//   year: { zh: 年份, en: Year }
//   stage: { zh: 阶段, en: Stage }
//   quantity: { zh: 数量, en: Quantity }
//   unit: { zh: 单位, en: Unit }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   practice_id: { zh: 做法编号, en: Practice id }

// statement: claims
MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE r.id = $region
RETURN m.name AS practice, coalesce(a.year, a.reported) AS year, a.stage AS stage, a.quantity AS quantity, a.unit AS unit, a.quote AS quote, a.document AS document, m.id AS practice_id
