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
