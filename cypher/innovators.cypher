// title: { zh: 敢为人先的地区, en: Regions that adopt early }
// note: { zh: 在多地共有的做法中，有多少由该地在最早的年份采纳, en: 'Of the practices that several regions share, how many it adopted in the first year' }
// computed: precursors
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
