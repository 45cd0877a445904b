// title: { zh: 只有一份文献提到的做法, en: Practices mentioned in one document only }
// note: { zh: 孤证：只在一份文献里出现的做法及其原句, en: 'What only one document speaks of, with its sentence' }
// parameters:
//   document: { type: string, default: '', zh: 文献编号, en: Document id }
//   limit: { type: integer, default: 200, zh: 最多行数, en: Most rows }
// columns:
//   practice: { zh: 做法, en: Practice }
//   kind: { zh: 类型, en: Kind }
//   region: { zh: 地区, en: Region }
//   stage: { zh: 阶段, en: Stage }
//   year: { zh: 年份, en: Year }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   practice_id: { zh: 做法编号, en: Practice id }

MATCH (:Document)-[x:MENTIONS]->(m:Measure|Program)
WITH m, count(*) AS documents, min(x.document) AS document
WHERE documents = 1 AND ($document = '' OR document = $document)
MATCH (:Document)-[x:MENTIONS]->(m)
OPTIONAL MATCH (r:Region)-[a:ADOPTED]->(m)
RETURN m.name AS practice, m.type AS kind, r.name AS region, a.stage AS stage, coalesce(a.year, x.reported) AS year, coalesce(a.quote, x.quote) AS quote, document, m.id AS practice_id
ORDER BY document, practice, practice_id, region, year, quote, stage
LIMIT $limit
