// title: { zh: 上级先行、下级跟进, en: Parents that act and children that follow }
// note: { zh: 上级地区和所辖地区都采纳的做法，以及先后, en: 'Practices of a region and of one that lies in it, and which came first' }
// parameters:
//   region: { type: Region, default: '', zh: 上级地区, en: Parent region }
//   measure: { type: Measure|Program, default: '', zh: 做法, en: Practice }
//   limit: { type: integer, default: 200, zh: 最多行数, en: Most rows }
// columns:
//   practice: { zh: 做法, en: Practice }
//   parent: { zh: 上级, en: Parent }
//   parent_stage: { zh: 上级阶段, en: Stage of the parent }
//   parent_year: { zh: 上级年份, en: Year of the parent }
//   child: { zh: 下级, en: Child }
//   child_stage: { zh: 下级阶段, en: Stage of the child }
//   child_year: { zh: 下级年份, en: Year of the child }
//   parent_quote: { zh: 上级原句, en: Sentence of the parent }
//   child_quote: { zh: 下级原句, en: Sentence of the child }
//   parent_document: { zh: 上级文献, en: Document of the parent }
//   child_document: { zh: 下级文献, en: Document of the child }
//   practice_id: { zh: 做法编号, en: Practice id }

MATCH (c:Region)
UNWIND [c.parent, c.province] AS above
WITH DISTINCT c, above
WHERE above <> c.id
MATCH (p:Region)
WHERE p.id = above AND ($region = '' OR p.id = $region)
WITH DISTINCT c, p
MATCH (p)-[a:ADOPTED]->(m:Measure|Program)
WHERE $measure = '' OR m.id = $measure
WITH c, p, m, a.stage AS parent_stage, coalesce(a.year, a.reported) AS parent_year, a.quote AS parent_quote, a.document AS parent_document
MATCH (c)-[b:ADOPTED]->(m)
RETURN m.name AS practice, p.name AS parent, parent_stage, parent_year, c.name AS child, b.stage AS child_stage, coalesce(b.year, b.reported) AS child_year, parent_quote, b.quote AS child_quote, parent_document, b.document AS child_document, m.id AS practice_id
ORDER BY practice, practice_id, parent_year, child_year, parent, child, parent_document, child_document, parent_quote, child_quote, parent_stage, child_stage
LIMIT $limit
