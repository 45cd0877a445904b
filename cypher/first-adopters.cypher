// title: { zh: 最早采纳者和跟进者, en: First adopters and followers }
// note: { zh: 每个地区最早的一条表述，按年份排列, en: 'For each region its earliest claim, by year' }
// parameters:
//   measure: { type: Measure|Program, zh: 做法, en: Practice }
// columns:
//   role: { zh: 先后, en: Role }
//   year: { zh: 年份, en: Year }
//   region: { zh: 地区, en: Region }
//   level: { zh: 层级, en: Level }
//   stage: { zh: 阶段, en: Stage }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   region_id: { zh: 地区编号, en: Region id }

MATCH (:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE m.id = $measure AND coalesce(a.stage, '') <> 'planned'
WITH m, min(coalesce(a.year, a.reported)) AS first
MATCH (r:Region)-[a:ADOPTED]->(m)
WHERE coalesce(a.stage, '') <> 'planned'
WITH m, first, r, min(coalesce(a.year, a.reported)) AS year
MATCH (r)-[a:ADOPTED]->(m)
WHERE coalesce(a.stage, '') <> 'planned' AND coalesce(a.year, a.reported) = year
WITH m, first, r, year, min(a.id) AS pick
MATCH (r)-[p:ADOPTED]->(m)
WHERE p.id = pick
RETURN CASE WHEN year = first THEN 'first' ELSE 'follower' END AS role, year, r.name AS region, r.level AS level, p.stage AS stage, p.quote AS quote, p.document AS document, r.id AS region_id
ORDER BY year, region, region_id
