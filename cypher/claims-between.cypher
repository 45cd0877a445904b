// title: { zh: 两者之间的全部表述, en: Every claim between two things }
// note: { zh: 一件事实见于哪些文献、几次、各怎么说：任意两者之间的每条关系一行, en: 'Where a fact stands, how often and in which words: a row for each relation between any two things' }
// computed: between
// parameters:
//   a: { type: Region|Measure|Program|Institution|Policy|Honor, zh: 一方, en: One }
//   b: { type: Region|Measure|Program|Institution|Policy|Honor, zh: 另一方, en: The other }
// columns:
//   source: { zh: 从, en: From }
//   relation: { zh: 关系, en: Relation }
//   target: { zh: 到, en: To }
//   stage: { zh: 阶段, en: Stage }
//   year: { zh: 年份, en: Year }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   rule: { zh: 依据, en: Rule }
//   source_id: { zh: 从（编号）, en: From (id) }
//   target_id: { zh: 到（编号）, en: To (id) }

// statement: claims
MATCH (x:Region|Measure|Program|Institution|Policy|Honor)-[e:ADOPTED|ESTABLISHED|LED_BY|ISSUED|PARTNERED_WITH|RECEIVED|LOCATED_IN]->(y:Region|Measure|Program|Institution|Policy|Honor)
WHERE x.id = $source
WITH x.name AS source, e.type AS relation, y.name AS target, e.stage AS stage, coalesce(e.year, e.reported) AS year, e.quote AS quote, e.document AS document, e.rule AS rule, x.id AS source_id, y.id AS target_id
WHERE target_id = $target
RETURN source, relation, target, stage, year, quote, document, rule, source_id, target_id
