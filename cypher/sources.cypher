// title: { zh: 某一事物见于哪些文献, en: Where something stands }
// note: { zh: 提到它的文献、次数和第一处原文, en: 'The documents that mention it, how often, and where first' }
// parameters:
//   entity: { type: Region|Measure|Program|Institution|Policy|Honor, zh: 名称, en: Name }
// columns:
//   document: { zh: 文献, en: Document }
//   title: { zh: 标题, en: Title }
//   year: { zh: 年份, en: Year }
//   mentions: { zh: 提及次数, en: Mentions }
//   text: { zh: 原文, en: Text }
//   start: { zh: 位置, en: Place }
//   rule: { zh: 依据, en: Rule }

MATCH (d:Document)-[x:MENTIONS]->(n:Region|Measure|Program|Institution|Policy|Honor)
WHERE n.id = $entity
RETURN x.document AS document, d.title AS title, d.year AS year, x.count AS mentions, x.quote AS text, x.start AS start, x.rule AS rule
ORDER BY year, document
