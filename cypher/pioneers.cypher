// title: { zh: 谁首创了什么, en: Who pioneered what }
// note: { zh: 文献自称首创、率先的表述, en: 'Claims to have been the first, as the documents make them' }
// parameters:
//   measure: { type: Measure|Program, default: '', zh: 做法, en: Practice }
//   region: { type: Region, default: '', zh: 地区, en: Region }
//   limit: { type: integer, default: 200, zh: 最多行数, en: Most rows }
// columns:
//   region: { zh: 地区, en: Region }
//   practice: { zh: 做法, en: Practice }
//   year: { zh: 年份, en: Year }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   region_id: { zh: 地区编号, en: Region id }
//   practice_id: { zh: 做法编号, en: Practice id }

MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE a.stage = 'pioneered' AND ($measure = '' OR m.id = $measure) AND ($region = '' OR r.id = $region)
RETURN r.name AS region, m.name AS practice, coalesce(a.year, a.reported) AS year, a.quote AS quote, a.document AS document, r.id AS region_id, m.id AS practice_id
ORDER BY year, region, region_id, practice, practice_id, document, quote
LIMIT $limit
