// title: { zh: 各地共有的做法, en: Practices that regions share }
// note: { zh: 按采纳地区的多少排列；原句取最早的一条, en: Ordered by the number of regions; the sentence is one of the earliest year }
// computed: shared
// parameters:
//   least: { type: integer, default: 2, zh: 至少几个地区, en: At least so many regions }
//   planned: { type: boolean, default: false, zh: 含计划中的, en: Planned ones too }
//   limit: { type: integer, default: 50, zh: 最多行数, en: Most rows }
// columns:
//   practice: { zh: 做法, en: Practice }
//   kind: { zh: 类型, en: Kind }
//   regions: { zh: 地区数, en: Regions }
//   claims: { zh: 表述数, en: Claims }
//   first: { zh: 最早年份, en: First year }
//   last: { zh: 最近年份, en: Last year }
//   names: { zh: 地区名称, en: Names of regions }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
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
