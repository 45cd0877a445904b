// title: { zh: 敢为人先的地区, en: Regions that adopt early }
// note: { zh: 在多地共有的做法中，有多少由该地在最早的年份采纳, en: 'Of the practices that several regions share, how many it adopted in the first year' }
// parameters:
//   least: { type: integer, default: 2, zh: 至少几个地区, en: At least so many regions }
//   limit: { type: integer, default: 50, zh: 最多行数, en: Most rows }
// columns:
//   region: { zh: 地区, en: Region }
//   level: { zh: 层级, en: Level }
//   early: { zh: 最早采纳数, en: Adopted first }
//   adopted: { zh: 采纳数, en: Adopted }
//   share: { zh: 占比, en: Share }
//   names: { zh: 地区名称, en: Names of regions }
//   region_id: { zh: 地区编号, en: Region id }

MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE coalesce(a.stage, '') <> 'planned'
WITH m, r, min(coalesce(a.year, a.reported)) AS year
WHERE year > 0
WITH m, count(*) AS regions, min(year) AS first
WHERE regions >= $least
MATCH (r:Region)-[a:ADOPTED]->(m)
WHERE coalesce(a.stage, '') <> 'planned'
WITH m, first, r, min(coalesce(a.year, a.reported)) AS year
WHERE year > 0
WITH r, count(*) AS adopted, sum(CASE WHEN year = first THEN 1 ELSE 0 END) AS early, collect(CASE WHEN year = first THEN m.name END) AS names
WHERE early > 0
RETURN r.name AS region, r.level AS level, early, adopted, 1.0 * early / adopted AS share, names, r.id AS region_id
ORDER BY early DESC, share DESC, region_id
LIMIT $limit
