// title: { zh: 别处有而某地没有的做法, en: What others do that a region does not }
// note: { zh: 至少若干同级或其他地区采纳、而该地没有任何表述的做法, en: Practices that several other regions adopted and of which this one says nothing }
// computed: untried
// parameters:
//   region: { type: Region, zh: 地区, en: Region }
//   least: { type: integer, default: 2, zh: 至少几个地区, en: At least so many regions }
//   limit: { type: integer, default: 50, zh: 最多行数, en: Most rows }
// columns:
//   practice: { zh: 做法, en: Practice }
//   kind: { zh: 类型, en: Kind }
//   field: { zh: 领域, en: Field of reform }
//   regions: { zh: 地区数, en: Regions }
//   first: { zh: 最早年份, en: First year }
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
