// title: { zh: 谁首创了什么, en: Who pioneered what }
// note: { zh: 文献自称首创、率先的表述, en: 'Claims to have been the first, as the documents make them' }
// computed: firsts
// parameters:
//   measure: { type: Measure|Program, default: '', zh: 做法, en: Practice }
//   region: { type: Region, default: '', zh: 地区, en: Region }
//   limit: { type: integer, default: 200, zh: 最多行数, en: Most rows }
// columns:
//   region: { zh: 地区, en: Region }
//   practice: { zh: 做法, en: Practice }
//   year: { zh: 年份, en: Year }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
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
WITH r, a, m
WHERE a.stage = 'pioneered'
RETURN m.id AS practice_id, m.name AS practice, r.id AS region_id, r.name AS region, a.id AS claim, coalesce(a.year, a.reported) AS year, a.stage AS stage, CASE WHEN a.stage = 'pioneered' THEN 1 WHEN a.stage = 'piloted' THEN 2 WHEN a.stage = 'completed' THEN 3 WHEN a.stage = 'deepened' THEN 4 WHEN a.stage = 'implemented' THEN 5 ELSE 6 END AS rank, coalesce(a.stage, '') = 'planned' AS planned, a.quote AS quote, a.document AS document

// statement: own
MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE r.id = $region
RETURN m.id AS practice_id, m.name AS practice, r.id AS region_id, r.name AS region, a.id AS claim, coalesce(a.year, a.reported) AS year, a.stage AS stage, CASE WHEN a.stage = 'pioneered' THEN 1 WHEN a.stage = 'piloted' THEN 2 WHEN a.stage = 'completed' THEN 3 WHEN a.stage = 'deepened' THEN 4 WHEN a.stage = 'implemented' THEN 5 ELSE 6 END AS rank, coalesce(a.stage, '') = 'planned' AS planned, a.quote AS quote, a.document AS document

// statement: adopters
MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE m.id = $measure
WITH r, a, m
WHERE a.stage = 'pioneered'
RETURN m.id AS practice_id, m.name AS practice, r.id AS region_id, r.name AS region, a.id AS claim, coalesce(a.year, a.reported) AS year, a.stage AS stage, CASE WHEN a.stage = 'pioneered' THEN 1 WHEN a.stage = 'piloted' THEN 2 WHEN a.stage = 'completed' THEN 3 WHEN a.stage = 'deepened' THEN 4 WHEN a.stage = 'implemented' THEN 5 ELSE 6 END AS rank, coalesce(a.stage, '') = 'planned' AS planned, a.quote AS quote, a.document AS document
