// title: { zh: 采纳某一做法的地区得过哪些荣誉, en: Honours of the regions that adopted a practice }
// note: { zh: 做法本身获得的，和采纳它的地区获得的, en: 'Those of the practice itself, and those of its adopters' }
// parameters:
//   measure: { type: Measure|Program, zh: 做法, en: Practice }
//   limit: { type: integer, default: 200, zh: 最多行数, en: Most rows }
// columns:
//   honour: { zh: 荣誉, en: Honour }
//   holder: { zh: 获得者, en: Holder }
//   holder_kind: { zh: 获得者类型, en: Kind of holder }
//   year: { zh: 年份, en: Year }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   honour_id: { zh: 荣誉编号, en: Honour id }
//   holder_id: { zh: 获得者编号, en: Holder id }

MATCH (x:Region|Measure|Program)-[a:RECEIVED]->(h:Honor)
WHERE x.id = $measure OR EXISTS { MATCH (x)-[b:ADOPTED]->(m:Measure|Program) WHERE m.id = $measure AND coalesce(b.stage, '') <> 'planned' }
RETURN h.name AS honour, x.name AS holder, x.type AS holder_kind, coalesce(a.year, a.reported) AS year, a.quote AS quote, a.document AS document, h.id AS honour_id, x.id AS holder_id
ORDER BY holder_kind, holder, holder_id, year, honour, honour_id, document, quote
LIMIT $limit
