// title: { zh: 各领域有多少做法, en: Practices by field of reform }
// note: { zh: 每个领域的做法数、采纳地区数和表述数, en: 'For each field its practices, the regions that adopted them, and the claims' }
// parameters:
//   region: { type: Region, default: '', zh: 地区, en: Region }
//   from: { type: integer, default: 0, zh: 起始年份, en: From year }
//   to: { type: integer, default: 9999, zh: 截止年份, en: To year }
// columns:
//   field: { zh: 领域, en: Field of reform }
//   practices: { zh: 做法数, en: Practices }
//   regions: { zh: 地区数, en: Regions }
//   claims: { zh: 表述数, en: Claims }

MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE m.domain <> '' AND coalesce(a.stage, '') <> 'planned' AND ($region = '' OR r.id = $region)
WITH m, r, coalesce(a.year, a.reported) AS year
WHERE ($from = 0 OR year >= $from) AND ($to = 9999 OR year <= $to)
RETURN m.domain AS field, count(*) AS claims, count(DISTINCT m.id) AS practices, count(DISTINCT r.id) AS regions
ORDER BY practices DESC, field
