// title: { zh: 与某一做法同行的做法, en: Practices that travel with a given one }
// note: { zh: 采纳了它的地区还采纳了什么，有多少地区两者都有, en: 'What else the regions do that adopted it, and how many do both' }
// parameters:
//   measure: { type: Measure|Program, zh: 做法, en: Practice }
//   least: { type: integer, default: 2, zh: 至少几个地区, en: At least so many regions }
//   limit: { type: integer, default: 50, zh: 最多行数, en: Most rows }
// columns:
//   practice: { zh: 做法, en: Practice }
//   kind: { zh: 类型, en: Kind }
//   both: { zh: 两者都有的地区, en: Regions with both }
//   adopters: { zh: 采纳它的地区, en: Regions with the given one }
//   share: { zh: 占比, en: Share }
//   names: { zh: 地区名称, en: Names of regions }
//   practice_id: { zh: 做法编号, en: Practice id }

MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE m.id = $measure AND coalesce(a.stage, '') <> 'planned'
WITH DISTINCT m, r
WITH m, count(*) AS adopters
MATCH (r:Region)-[a:ADOPTED]->(m)
WHERE coalesce(a.stage, '') <> 'planned'
WITH DISTINCT adopters, r
MATCH (r)-[b:ADOPTED]->(o:Measure|Program)
WHERE o.id <> $measure AND coalesce(b.stage, '') <> 'planned'
WITH DISTINCT adopters, r, o
WITH adopters, o, count(*) AS both, collect(r.name) AS names
WHERE both >= $least
RETURN o.name AS practice, o.type AS kind, both, adopters, 1.0 * both / adopters AS share, names, o.id AS practice_id
ORDER BY both DESC, practice, practice_id
LIMIT $limit
