// title: { zh: 最早采纳者和跟进者, en: First adopters and followers }
// note: { zh: 每个地区最早的一条表述（计划不计），按年份排列；同年的名次相同，年份不明的在最后, en: 'For each region its earliest claim beyond a plan, by year; those of one year share a place, those of no known year come last' }
// computed: earliest
// parameters:
//   measure: { type: Measure|Program, zh: 做法, en: Practice }
// columns:
//   role: { zh: 先后：first 最早，follower 跟进，undated 年份不明, en: 'Role: first, follower or undated' }
//   place: { zh: 名次, en: Place }
//   after: { zh: 晚于最早者几年, en: Years after the first }
//   year: { zh: 年份, en: Year }
//   region: { zh: 地区, en: Region }
//   level: { zh: 层级, en: Level }
//   stage: { zh: 阶段, en: Stage }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   region_id: { zh: 地区编号, en: Region id }

// statement: claims
MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE m.id = $measure
WITH r.id AS region_id, r.name AS region, coalesce(r.level, '') AS level, a.id AS claim, coalesce(a.year, a.reported) AS year, a.stage AS stage, CASE WHEN a.stage = 'pioneered' THEN 1 WHEN a.stage = 'piloted' THEN 2 WHEN a.stage = 'completed' THEN 3 WHEN a.stage = 'deepened' THEN 4 WHEN a.stage = 'implemented' THEN 5 ELSE 6 END AS rank, a.quote AS quote, a.document AS document
WHERE coalesce(stage, '') <> 'planned'
RETURN region_id, region, level, claim, year, stage, rank, quote, document
