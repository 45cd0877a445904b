// title: { zh: 与某一做法同行的做法, en: Practices that travel with a given one }
// note: { zh: 采纳了它的地区还采纳了什么，有多少地区两者都有, en: 'What else the regions do that adopted it, and how many do both' }
// computed: company
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

// statement: adoptions
MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
RETURN m.id AS practice_id, r.id AS region_id, coalesce(a.year, a.reported) AS year, a.stage AS stage

// statement: practices
MATCH (m:Measure|Program)
RETURN m.id AS id, m.name AS name, m.type AS kind, m.domain AS field

// statement: regions
MATCH (r:Region)
RETURN r.id AS id, r.name AS name, r.code AS code, r.level AS level, r.parent AS parent, r.province AS province, EXISTS { MATCH (r)-[:ADOPTED]->(:Measure|Program) } AS claimed
ORDER BY id
