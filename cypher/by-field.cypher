// title: { zh: 各领域有多少做法, en: Practices by field of reform }
// note: { zh: 每个领域的做法数、采纳地区数和表述数, en: 'For each field its practices, the regions that adopted them, and the claims' }
// computed: fields
// parameters:
//   region: { type: Region, default: '', zh: 地区, en: Region }
//   from: { type: integer, default: 0, zh: 起始年份, en: From year }
//   to: { type: integer, default: 9999, zh: 截止年份, en: To year }
// columns:
//   field: { zh: 领域, en: Field of reform }
//   practices: { zh: 做法数, en: Practices }
//   regions: { zh: 地区数, en: Regions }
//   claims: { zh: 表述数, en: Claims }

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
