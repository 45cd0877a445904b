// title: { zh: 谁与谁合作, en: Who works with whom }
// note: { zh: 签约、共建、联合推进的双方, en: Both sides of an agreement or a joint undertaking }
// parameters:
//   party: { type: Region|Institution, default: '', zh: 一方, en: One party }
//   limit: { type: integer, default: 200, zh: 最多行数, en: Most rows }
// columns:
//   party: { zh: 一方, en: Party }
//   partner: { zh: 合作方, en: Partner }
//   year: { zh: 年份, en: Year }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   party_id: { zh: 一方编号, en: Party id }
//   partner_id: { zh: 合作方编号, en: Partner id }

MATCH (x:Region|Institution)-[a:PARTNERED_WITH]->(y:Region|Institution)
WHERE $party = '' OR x.id = $party OR y.id = $party
RETURN x.name AS party, y.name AS partner, coalesce(a.year, a.reported) AS year, a.quote AS quote, a.document AS document, x.id AS party_id, y.id AS partner_id
ORDER BY party, party_id, partner, partner_id, year, document, quote
LIMIT $limit
