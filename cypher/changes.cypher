// title: { zh: 两个年份之间的变化, en: What changed between two years }
// note: { zh: 一个地区在后一年提到而前一年没有的做法（new）、两年所处阶段不同的（stage）、前一年提到而后一年没有的（gone）；每条表述一行, en: 'What a region speaks of in the later year only (new), puts at another stage (stage), or speaks of in the earlier year only (gone); a row for each claim' }
// computed: changes
// parameters:
//   region: { type: Region, zh: 地区, en: Region }
//   from: { type: integer, zh: 前一年份, en: Earlier year }
//   to: { type: integer, zh: 后一年份, en: Later year }
// columns:
//   change: { zh: 变化：new、stage、gone, en: 'Change: new, stage or gone' }
//   practice: { zh: 做法, en: Practice }
//   stage: { zh: 阶段, en: Stage }
//   year: { zh: 年份, en: Year }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   practice_id: { zh: 做法编号, en: Practice id }

// statement: claims
MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE r.id = $region
RETURN m.name AS practice, a.stage AS stage, coalesce(a.year, a.reported) AS year, a.quote AS quote, a.document AS document, m.id AS practice_id
