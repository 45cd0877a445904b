// title: { zh: 出台了哪些文件, en: Policies and who issued them }
// note: { zh: 制定、通过或印发的文件, en: 'Texts that were drawn up, passed or issued' }
// parameters:
//   issuer: { type: Region|Institution, default: '', zh: 出台者, en: Issuer }
//   from: { type: integer, default: 0, zh: 起始年份, en: From year }
//   to: { type: integer, default: 9999, zh: 截止年份, en: To year }
//   limit: { type: integer, default: 200, zh: 最多行数, en: Most rows }
// columns:
//   policy: { zh: 文件, en: Policy }
//   issuer: { zh: 出台者, en: Issuer }
//   stage: { zh: 阶段, en: Stage }
//   year: { zh: 年份, en: Year }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   policy_id: { zh: 文件编号, en: Policy id }
//   issuer_id: { zh: 出台者编号, en: Issuer id }

MATCH (x:Region|Institution)-[a:ISSUED]->(p:Policy)
WHERE $issuer = '' OR x.id = $issuer
WITH x, p, a, coalesce(a.year, a.reported) AS year
WHERE ($from = 0 OR year >= $from) AND ($to = 9999 OR year <= $to)
RETURN p.name AS policy, x.name AS issuer, a.stage AS stage, year, a.quote AS quote, a.document AS document, p.id AS policy_id, x.id AS issuer_id
ORDER BY year, policy, policy_id, issuer, issuer_id, document, quote
LIMIT $limit
