// title: { zh: 与某地最相像的地区, en: Regions most like a given one }
// note: { zh: 按共有做法占两地全部做法之比（杰卡德系数）排列；列出共有的做法，和对方有而本地没有的做法, en: 'By the share of practices that both have among those that either has (Jaccard); what they share, and what the other does that it does not' }
// computed: likeness
// parameters:
//   region: { type: Region, zh: 地区, en: Region }
//   least: { type: integer, default: 1, zh: 至少共有几项, en: At least so many shared }
//   limit: { type: integer, default: 30, zh: 最多行数, en: Most rows }
// columns:
//   region: { zh: 地区, en: Region }
//   level: { zh: 层级, en: Level }
//   shared: { zh: 共有做法, en: Shared practices }
//   own: { zh: 本地做法, en: Its own practices }
//   other: { zh: 对方做法, en: Practices of the other }
//   likeness: { zh: 相似度, en: Likeness }
//   names: { zh: 共有的做法, en: What both do }
//   more: { zh: 对方有而本地没有的做法, en: What the other does that it does not }
//   region_id: { zh: 地区编号, en: Region id }

// statement: own
MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE r.id = $region
WITH m.id AS practice_id, coalesce(a.stage, '') AS stage
WHERE stage <> 'planned'
RETURN DISTINCT practice_id

// statement: shared
MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)<-[b:ADOPTED]-(o:Region)
WHERE r.id = $region AND o.id <> $region
WITH o.id AS region_id, m.id AS practice_id, coalesce(a.stage, '') AS own, coalesce(b.stage, '') AS other
WHERE own <> 'planned' AND other <> 'planned'
RETURN region_id, count(DISTINCT practice_id) AS shared

// statement: sizes
MATCH (o:Region)-[b:ADOPTED]->(m:Measure|Program)
WHERE coalesce(b.stage, '') <> 'planned'
WITH DISTINCT o, m
RETURN o.id AS region_id, count(*) AS practices

// statement: practices
MATCH (o:Region)-[b:ADOPTED]->(m:Measure|Program)
WHERE o.id IN $others
WITH o.id AS region_id, o.name AS region, o.level AS level, m.id AS practice_id, m.name AS practice, coalesce(b.stage, '') AS stage
WHERE stage <> 'planned'
RETURN DISTINCT region_id, region, level, practice_id, practice
ORDER BY region_id, practice, practice_id
