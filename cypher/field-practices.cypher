// title: { zh: 某一领域的做法, en: Practices of one field }
// note: { zh: 一个领域里的做法和采纳它们的地区, en: 'What is done in a field of reform, and by how many regions' }
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

MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE m.domain = $field AND coalesce(a.stage, '') <> 'planned'
WITH m, r, count(*) AS claims, min(coalesce(a.year, a.reported)) AS first, max(coalesce(a.year, a.reported)) AS last
WITH m, count(*) AS regions, sum(claims) AS claims, min(first) AS first, max(last) AS last, collect(r.name) AS names
RETURN m.name AS practice, m.type AS kind, regions, claims, first, last, names, m.id AS practice_id
ORDER BY regions DESC, claims DESC, practice, practice_id
LIMIT $limit
