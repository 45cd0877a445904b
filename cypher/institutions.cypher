// title: { zh: 各地设立的机构, en: Institutions by the number of regions that set them up }
// note: { zh: 同名机构在多少地区设立；原句取其中一条, en: In how many regions a kind of institution was set up; the sentence is one of them }
// parameters:
//   least: { type: integer, default: 1, zh: 至少几个地区, en: At least so many regions }
//   planned: { type: boolean, default: false, zh: 含计划中的, en: Planned ones too }
//   limit: { type: integer, default: 50, zh: 最多行数, en: Most rows }
// columns:
//   institution: { zh: 机构, en: Institution }
//   regions: { zh: 地区数, en: Regions }
//   claims: { zh: 表述数, en: Claims }
//   first: { zh: 最早年份, en: First year }
//   last: { zh: 最近年份, en: Last year }
//   names: { zh: 地区名称, en: Names of regions }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   institution_id: { zh: 机构编号, en: Institution id }

MATCH (r:Region)-[a:ESTABLISHED]->(i:Institution)
WHERE ($planned OR coalesce(a.stage, '') <> 'planned')
WITH i, r, count(*) AS claims, min(coalesce(a.year, a.reported)) AS first, max(coalesce(a.year, a.reported)) AS last, min(a.id) AS pick
WITH i, count(*) AS regions, sum(claims) AS claims, min(first) AS first, max(last) AS last, min(pick) AS pick, collect(r.name) AS names
WHERE regions >= $least
WITH i, i.id AS institution_id, regions, claims, first, last, names, pick
ORDER BY regions DESC, claims DESC, institution_id
LIMIT $limit
MATCH (:Region)-[p:ESTABLISHED]->(i)
WHERE p.id = pick
RETURN i.name AS institution, regions, claims, first, last, names, p.quote AS quote, p.document AS document, institution_id
ORDER BY regions DESC, claims DESC, institution_id
