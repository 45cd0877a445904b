// title: { zh: 与某地最相像的地区, en: Regions most like a given one }
// note: { zh: 按共有做法占两地全部做法之比（杰卡德系数）排列, en: By the share of practices that both have among those that either has (Jaccard) }
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
//   names: { zh: 地区名称, en: Names of regions }
//   region_id: { zh: 地区编号, en: Region id }

MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE r.id = $region AND coalesce(a.stage, '') <> 'planned'
WITH DISTINCT r, m
WITH r, count(*) AS own
MATCH (r)-[a:ADOPTED]->(m:Measure|Program)
WHERE coalesce(a.stage, '') <> 'planned'
WITH DISTINCT own, m
MATCH (o:Region)-[b:ADOPTED]->(m)
WHERE o.id <> $region AND coalesce(b.stage, '') <> 'planned'
WITH DISTINCT own, m, o
WITH own, o, count(*) AS shared
WHERE shared >= $least
MATCH (o)-[b:ADOPTED]->(m:Measure|Program)
WHERE coalesce(b.stage, '') <> 'planned'
WITH DISTINCT own, o, shared, m
WITH own, o, shared, count(*) AS other
WITH o, o.id AS region_id, shared, own, other, 1.0 * shared / (own + other - shared) AS likeness
ORDER BY likeness DESC, shared DESC, region_id
LIMIT $limit
MATCH (o)-[b:ADOPTED]->(m:Measure|Program)
WHERE coalesce(b.stage, '') <> 'planned' AND EXISTS { MATCH (r:Region)-[a:ADOPTED]->(m) WHERE r.id = $region AND coalesce(a.stage, '') <> 'planned' }
WITH DISTINCT o, region_id, shared, own, other, likeness, m
RETURN o.name AS region, o.level AS level, shared, own, other, likeness, collect(m.name) AS names, region_id
ORDER BY likeness DESC, shared DESC, region_id
