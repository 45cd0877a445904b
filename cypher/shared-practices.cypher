// title: { zh: 各地共有的做法, en: Practices that regions share }
// note: { zh: 按采纳地区的多少排列；原句取最早的一条, en: Ordered by the number of regions; the sentence is one of the earliest year }
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

MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE ($planned OR coalesce(a.stage, '') <> 'planned')
WITH m, r, count(*) AS claims, min(coalesce(a.year, a.reported, 9999)) AS first, max(coalesce(a.year, a.reported)) AS last
WITH m, count(*) AS regions, sum(claims) AS claims, min(first) AS first, max(last) AS last, collect(r.name) AS names
WHERE regions >= $least
WITH m, m.id AS practice_id, regions, claims, first, last, names
ORDER BY regions DESC, claims DESC, practice_id
LIMIT $limit
MATCH (:Region)-[a:ADOPTED]->(m)
WHERE ($planned OR coalesce(a.stage, '') <> 'planned') AND coalesce(a.year, a.reported, 9999) = first
WITH m, practice_id, regions, claims, first, last, names, min(a.id) AS pick
MATCH (:Region)-[p:ADOPTED]->(m)
WHERE p.id = pick
RETURN m.name AS practice, m.type AS kind, regions, claims, CASE WHEN first = 9999 THEN null ELSE first END AS first, last, names, p.quote AS quote, p.document AS document, practice_id
ORDER BY regions DESC, claims DESC, practice_id
