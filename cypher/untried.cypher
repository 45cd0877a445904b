// title: { zh: 别处有而某地没有的做法, en: What others do that a region does not }
// note: { zh: 至少若干同级或其他地区采纳、而该地没有任何表述的做法, en: Practices that several other regions adopted and of which this one says nothing }
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

MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE coalesce(a.stage, '') <> 'planned' AND NOT EXISTS { MATCH (o:Region)-[:ADOPTED]->(m) WHERE o.id = $region }
WITH m, r, min(coalesce(a.year, a.reported)) AS first
WITH m, count(*) AS regions, min(first) AS first, collect(r.name) AS names
WHERE regions >= $least
RETURN m.name AS practice, m.type AS kind, m.domain AS field, regions, first, names, m.id AS practice_id
ORDER BY regions DESC, practice, practice_id
LIMIT $limit
