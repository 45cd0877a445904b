// title: { zh: 谁牵头某一做法, en: Who leads a practice }
// note: { zh: 牵头、运行或承办的机构；不指定做法时列出全部, en: 'Institutions that lead, run or carry it out; of all practices where none is named' }
// parameters:
//   measure: { type: Measure|Program, default: '', zh: 做法, en: Practice }
//   limit: { type: integer, default: 200, zh: 最多行数, en: Most rows }
// columns:
//   practice: { zh: 做法, en: Practice }
//   institution: { zh: 机构, en: Institution }
//   year: { zh: 年份, en: Year }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   practice_id: { zh: 做法编号, en: Practice id }
//   institution_id: { zh: 机构编号, en: Institution id }

MATCH (m:Measure|Program)-[a:LED_BY]->(i:Institution)
WHERE $measure = '' OR m.id = $measure
RETURN m.name AS practice, i.name AS institution, coalesce(a.year, a.reported) AS year, a.quote AS quote, a.document AS document, m.id AS practice_id, i.id AS institution_id
ORDER BY practice, practice_id, institution, institution_id, year, document, quote
LIMIT $limit
