// title: { zh: 上级先行、下级跟进, en: Parents that act and children that follow }
// note: { zh: 上级地区和所辖地区都采纳的做法：各自最早的一条表述（计划不计），谁先谁后，相隔几年, en: 'Practices of a region and of one that lies in it: the earliest claim of each beyond a plan, which came first, and by how many years' }
// computed: precedence
// parameters:
//   region: { type: Region, default: '', zh: 上级地区, en: Parent region }
//   measure: { type: Measure|Program, default: '', zh: 做法, en: Practice }
//   piloted: { type: boolean, default: false, zh: 只看上级先试点或首创的, en: Only where the parent piloted or pioneered first }
//   limit: { type: integer, default: 200, zh: 最多行数, en: Most rows }
// columns:
//   practice: { zh: 做法, en: Practice }
//   parent: { zh: 上级, en: Parent }
//   child: { zh: 下级, en: Child }
//   order: { zh: 先后：parent first、child first、same year、undated, en: 'Order: parent first, child first, same year or undated' }
//   years_between: { zh: 下级晚于上级几年, en: Years from parent to child }
//   parent_year: { zh: 上级年份, en: Year of the parent }
//   parent_stage: { zh: 上级阶段, en: Stage of the parent }
//   child_year: { zh: 下级年份, en: Year of the child }
//   child_stage: { zh: 下级阶段, en: Stage of the child }
//   parent_quote: { zh: 上级原句, en: Sentence of the parent }
//   child_quote: { zh: 下级原句, en: Sentence of the child }
//   parent_document: { zh: 上级文献, en: Document of the parent }
//   child_document: { zh: 下级文献, en: Document of the child }
//   practice_id: { zh: 做法编号, en: Practice id }
//   parent_id: { zh: 上级编号, en: Parent id }
//   child_id: { zh: 下级编号, en: Child id }

// statement: regions
MATCH (r:Region)
RETURN r.id AS id, r.name AS name, r.code AS code, r.level AS level, r.parent AS parent, r.province AS province, EXISTS { MATCH (r)-[:ADOPTED]->(:Measure|Program) } AS claimed
ORDER BY id

// statement: practices
MATCH (m:Measure|Program)
RETURN m.id AS id, m.name AS name, m.type AS kind, m.domain AS field

// statement: parent
MATCH (r:Region)-[:ADOPTED]->(m:Measure|Program)
WHERE r.id = $region
RETURN DISTINCT m.name AS name, m.id AS id

// statement: claims
MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE m.id IN $measures
WITH m.id AS practice_id, m.name AS practice, r.id AS region_id, r.name AS region, a.id AS claim, coalesce(a.year, a.reported) AS year, a.stage AS stage, CASE WHEN a.stage = 'pioneered' THEN 1 WHEN a.stage = 'piloted' THEN 2 WHEN a.stage = 'completed' THEN 3 WHEN a.stage = 'deepened' THEN 4 WHEN a.stage = 'implemented' THEN 5 ELSE 6 END AS rank, a.quote AS quote, a.document AS document
WHERE coalesce(stage, '') <> 'planned'
RETURN practice_id, practice, region_id, region, claim, year, stage, rank, coalesce(stage, '') IN ['pioneered', 'piloted'] AS pilot, quote, document
