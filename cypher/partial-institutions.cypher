// title: { zh: 只在部分采纳地区设立的机构, en: Institutions that only some adopters have }
// note: { zh: 某一做法之下（同一句话里设立，或由它牵头），只有部分采纳地区有的机构，和有与没有的地区, en: 'Institutions under a practice (set up in the same sentence, or leading it) that only some of its adopters have, with who has it and who does not' }
// computed: partial
// parameters:
//   measure: { type: Measure|Program, zh: 做法, en: Practice }
//   loose: { type: boolean, default: false, zh: 含采纳地区设立的其他机构, en: Other institutions of the adopters too }
//   limit: { type: integer, default: 100, zh: 最多行数, en: Most rows }
// columns:
//   institution: { zh: 机构, en: Institution }
//   tie: { zh: 联系：sentence 同句，leads 牵头，region 同一地区, en: 'Tie: sentence, leads or region' }
//   having: { zh: 有它的地区, en: Regions that have it }
//   lacking: { zh: 没有它的地区, en: Regions that do not }
//   share: { zh: 占比, en: Share }
//   with_names: { zh: 有它的地区名称, en: Names of those that have it }
//   without_names: { zh: 没有它的地区名称, en: Names of those that do not }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   institution_id: { zh: 机构编号, en: Institution id }

// statement: adopters
MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE m.id = $measure
RETURN r.id AS region_id, r.name AS region, coalesce(a.stage, '') = 'planned' AS planned, a.document AS document, a.start AS start
ORDER BY region, region_id

// statement: established
MATCH (r:Region)-[e:ESTABLISHED]->(i:Institution)
WHERE coalesce(e.stage, '') <> 'planned'
RETURN i.id AS institution_id, r.id AS region_id, coalesce(e.year, e.reported) AS year, e.document AS document, e.start AS start

// statement: sentences
MATCH (r:Region)-[e:ESTABLISHED]->(i:Institution)
WHERE r.id IN $regions AND i.id IN $institutions
RETURN i.id AS institution_id, i.name AS institution, r.id AS region_id, e.document AS document, e.quote AS quote

// statement: leads
MATCH (m:Measure|Program)-[e:LED_BY]->(i:Institution)
WHERE m.id = $measure
RETURN i.id AS institution_id, i.name AS institution, e.id AS claim, coalesce(e.year, e.reported) AS year, e.quote AS quote, e.document AS document, 'leads' AS tie

// statement: documents
MATCH (d:Document)-[x:MENTIONS]->(m:Measure|Program)
WHERE m.id = $measure
RETURN x.document AS document, d.region AS region_id
