// title: { zh: 荣誉和获得者, en: Honours and who received them }
// note: { zh: 地区、机构、做法或项目获得的荣誉，每条表述一行, en: 'Honours of regions, institutions and practices, a row for each claim' }
// parameters:
//   holder: { type: Region|Institution|Measure|Program, default: '', zh: 获得者, en: Holder }
//   from: { type: integer, default: 0, zh: 起始年份, en: From year }
//   to: { type: integer, default: 9999, zh: 截止年份, en: To year }
//   limit: { type: integer, default: 200, zh: 最多行数, en: Most rows }
// columns:
//   honour: { zh: 荣誉, en: Honour }
//   level: { zh: 层级, en: Level }
//   holder: { zh: 获得者, en: Holder }
//   holder_kind: { zh: 获得者类型, en: Kind of holder }
//   year: { zh: 年份, en: Year }
//   quantity: { zh: 数量, en: Quantity }
//   unit: { zh: 单位, en: Unit }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   holder_id: { zh: 获得者编号, en: Holder id }
//   honour_id: { zh: 荣誉编号, en: Honour id }

MATCH (x:Region|Institution|Measure|Program)-[a:RECEIVED]->(h:Honor)
WHERE $holder = '' OR x.id = $holder
WITH x, h, a, coalesce(a.year, a.reported) AS year
WHERE ($from = 0 OR year >= $from) AND ($to = 9999 OR year <= $to)
RETURN h.name AS honour, h.level AS level, x.name AS holder, x.type AS holder_kind, year, a.quantity AS quantity, a.unit AS unit, a.quote AS quote, a.document AS document, x.id AS holder_id, h.id AS honour_id
ORDER BY year, honour, honour_id, holder, holder_id, document, quote
LIMIT $limit
