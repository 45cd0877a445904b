// title: { zh: 采纳地区累计数, en: Cumulative adoption of a practice }
// note: { zh: 从最早到最近的每一年，新增和累计的采纳地区数及其占同级地区（有任何做法表述的）之比（S 形曲线）；计划和年份不明的不计, en: 'For every year from the first to the last: new adopters, all so far, and their share of the regions of that level of which anything is claimed (the S-curve); plans and claims of no known year are left out' }
// computed: cumulation
// parameters:
//   measure: { type: Measure|Program, zh: 做法, en: Practice }
//   levels: { type: boolean, default: true, zh: 按层级分列, en: By level of region }
// columns:
//   year: { zh: 年份, en: Year }
//   level: { zh: 层级, en: Level }
//   new: { zh: 新增地区, en: New regions }
//   total: { zh: 累计地区, en: Regions so far }
//   regions: { zh: 同级地区, en: Regions of that level }
//   share: { zh: 累计占比, en: Share so far }

// statement: claims
MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE m.id = $measure
WITH r.id AS region_id, coalesce(r.level, '') AS level, a.id AS claim, coalesce(a.year, a.reported) AS year, a.stage AS stage, CASE WHEN a.stage = 'pioneered' THEN 1 WHEN a.stage = 'piloted' THEN 2 WHEN a.stage = 'completed' THEN 3 WHEN a.stage = 'deepened' THEN 4 WHEN a.stage = 'implemented' THEN 5 ELSE 6 END AS rank
WHERE coalesce(stage, '') <> 'planned'
RETURN region_id, level, claim, year, stage, rank

// statement: sizes
MATCH (r:Region)
WHERE EXISTS { MATCH (r)-[:ADOPTED]->(:Measure|Program) }
RETURN coalesce(r.level, '') AS level, count(*) AS regions
