// title: { zh: 相互矛盾的表述, en: Claims that contradict each other }
// note: { zh: 同一地区同一做法：一份文献说已完成或在实施，同年或更晚的另一份说还在计划, en: 'Of the same region and practice, one document says it is there, another of the same year or later that it is planned' }
// computed: conflicts
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

// statement: adoptions
MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
RETURN m.id AS practice_id, r.id AS region_id, coalesce(a.year, a.reported) AS year, a.stage AS stage

// statement: practices
MATCH (m:Measure|Program)
RETURN m.id AS id, m.name AS name, m.type AS kind, m.domain AS field

// statement: regions
MATCH (r:Region)
RETURN r.id AS id, r.name AS name, r.code AS code, r.level AS level, r.parent AS parent, r.province AS province, EXISTS { MATCH (r)-[:ADOPTED]->(:Measure|Program) } AS claimed
ORDER BY id

// statement: claims
MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE r.id IN $regions AND m.id IN $measures
RETURN m.id AS practice_id, m.name AS practice, r.id AS region_id, r.name AS region, a.id AS claim, coalesce(a.year, a.reported) AS year, a.stage AS stage, CASE WHEN a.stage = 'pioneered' THEN 1 WHEN a.stage = 'piloted' THEN 2 WHEN a.stage = 'completed' THEN 3 WHEN a.stage = 'deepened' THEN 4 WHEN a.stage = 'implemented' THEN 5 ELSE 6 END AS rank, coalesce(a.stage, '') = 'planned' AS planned, a.quote AS quote, a.document AS document

// statement: own
MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE r.id = $region
RETURN m.id AS practice_id, m.name AS practice, r.id AS region_id, r.name AS region, a.id AS claim, coalesce(a.year, a.reported) AS year, a.stage AS stage, CASE WHEN a.stage = 'pioneered' THEN 1 WHEN a.stage = 'piloted' THEN 2 WHEN a.stage = 'completed' THEN 3 WHEN a.stage = 'deepened' THEN 4 WHEN a.stage = 'implemented' THEN 5 ELSE 6 END AS rank, coalesce(a.stage, '') = 'planned' AS planned, a.quote AS quote, a.document AS document
