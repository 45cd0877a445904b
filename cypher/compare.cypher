// title: { zh: 两个地区的异同, en: What two regions have in common }
// note: { zh: 共有的做法在前，各自独有的在后；每条表述一行, en: 'Shared practices first, then what only one of them does; a row for each claim' }
// computed: comparison
// parameters:
//   a: { type: Region, zh: 地区甲, en: One region }
//   b: { type: Region, zh: 地区乙, en: The other region }
//   planned: { type: boolean, default: false, zh: 含计划中的, en: Planned ones too }
//   shared: { type: boolean, default: false, zh: 只看共有的, en: Only what they share }
// columns:
//   both: { zh: 是否共有, en: Shared }
//   practice: { zh: 做法, en: Practice }
//   region: { zh: 地区, en: Region }
//   stage: { zh: 阶段, en: Stage }
//   year: { zh: 年份, en: Year }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   practice_id: { zh: 做法编号, en: Practice id }
//   region_id: { zh: 地区编号, en: Region id }

// statement: claims
MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE r.id = $region
RETURN m.name AS practice, r.name AS region, a.stage AS stage, coalesce(a.stage, '') = 'planned' AS planned, coalesce(a.year, a.reported) AS year, a.quote AS quote, a.document AS document, m.id AS practice_id, r.id AS region_id
