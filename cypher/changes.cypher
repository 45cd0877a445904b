// title: { zh: 两个年份之间的变化, en: What changed between two years }
// note: { zh: 一个地区在后一年份提到、在前一年份没有提到的做法，以及相反的, en: 'What a region speaks of in the later year and not in the earlier one, and the other way round' }
// parameters:
//   region: { type: Region, zh: 地区, en: Region }
//   from: { type: integer, zh: 前一年份, en: Earlier year }
//   to: { type: integer, zh: 后一年份, en: Later year }
// columns:
//   change: { zh: 变化, en: Change }
//   practice: { zh: 做法, en: Practice }
//   stage: { zh: 阶段, en: Stage }
//   year: { zh: 年份, en: Year }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   practice_id: { zh: 做法编号, en: Practice id }

MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE r.id = $region
WITH r, m, a, coalesce(a.year, a.reported) AS year
WHERE (year = $from OR year = $to)
  AND NOT EXISTS { MATCH (r)-[b:ADOPTED]->(m) WHERE (coalesce(b.year, b.reported) = $from OR coalesce(b.year, b.reported) = $to) AND coalesce(b.year, b.reported) <> year }
RETURN CASE WHEN year = $to THEN 'new' ELSE 'gone' END AS change, m.name AS practice, a.stage AS stage, year, a.quote AS quote, a.document AS document, m.id AS practice_id
ORDER BY change DESC, practice, practice_id, document, quote, stage
