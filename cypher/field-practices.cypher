// title: { zh: 某一领域的做法, en: Practices of one field }
// note: { zh: 一个领域里的做法和采纳它们的地区, en: 'What is done in a field of reform, and by how many regions' }
// computed: field
// parameters:
//   field: { type: string, zh: 领域, en: Field of reform }
//   limit: { type: integer, default: 100, zh: 最多行数, en: Most rows }
// columns:
//   practice: { zh: 做法, en: Practice }
//   kind: { zh: 类型, en: Kind }
//   regions: { zh: 地区数, en: Regions }
//   claims: { zh: 表述数, en: Claims }
//   first: { zh: 最早年份, en: First year }
//   last: { zh: 最近年份, en: Last year }
//   names: { zh: 地区名称, en: Names of regions }
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
