// title: { zh: 采纳地区累计数, en: Cumulative adoption of a practice }
// note: { zh: 每年新增和累计的采纳地区数，按层级分列（S 形曲线）, en: New and cumulative adopters by year and level of region (the S-curve) }
// parameters:
//   measure: { type: Measure|Program, zh: 做法, en: Practice }
// columns:
//   year: { zh: 年份, en: Year }
//   level: { zh: 层级, en: Level }
//   new: { zh: 新增地区, en: New regions }
//   total: { zh: 累计地区, en: Regions so far }

MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE m.id = $measure AND coalesce(a.stage, '') <> 'planned'
WITH m, r, min(coalesce(a.year, a.reported)) AS year
WHERE year > 0
WITH m, year, coalesce(r.level, '') AS level, count(*) AS new
MATCH (o:Region)-[b:ADOPTED]->(m)
WHERE coalesce(b.stage, '') <> 'planned' AND coalesce(o.level, '') = level
WITH year, level, new, o, min(coalesce(b.year, b.reported)) AS since
WHERE since <= year
RETURN year, level, new, count(*) AS total
ORDER BY year, level
