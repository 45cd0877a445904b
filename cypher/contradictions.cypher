// title: { zh: 相互矛盾的表述, en: Claims that contradict each other }
// note: { zh: 同一地区同一做法：一份文献说已完成或在实施，同年或更晚的另一份说还在计划, en: 'Of the same region and practice, one document says it is there, another of the same year or later that it is planned' }
// parameters:
//   region: { type: Region, default: '', zh: 地区, en: Region }
//   limit: { type: integer, default: 100, zh: 最多行数, en: Most rows }
// columns:
//   region: { zh: 地区, en: Region }
//   practice: { zh: 做法, en: Practice }
//   done_year: { zh: 已有年份, en: Year (there) }
//   done_stage: { zh: 已有阶段, en: Stage (there) }
//   done_quote: { zh: 已有原句, en: Sentence (there) }
//   done_document: { zh: 已有文献, en: Document (there) }
//   planned_year: { zh: 计划年份, en: Year (planned) }
//   planned_quote: { zh: 计划原句, en: Sentence (planned) }
//   planned_document: { zh: 计划文献, en: Document (planned) }
//   region_id: { zh: 地区编号, en: Region id }
//   practice_id: { zh: 做法编号, en: Practice id }

MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE a.stage IN ['completed', 'implemented', 'deepened'] AND ($region = '' OR r.id = $region)
MATCH (r)-[b:ADOPTED]->(m)
WHERE b.stage = 'planned' AND b.document <> a.document AND coalesce(b.year, b.reported) >= coalesce(a.year, a.reported)
RETURN r.name AS region, m.name AS practice, coalesce(a.year, a.reported) AS done_year, a.stage AS done_stage, a.quote AS done_quote, a.document AS done_document, coalesce(b.year, b.reported) AS planned_year, b.quote AS planned_quote, b.document AS planned_document, r.id AS region_id, m.id AS practice_id
ORDER BY region, region_id, practice, practice_id, done_year, planned_year, done_document, planned_document, done_quote, planned_quote
LIMIT $limit
