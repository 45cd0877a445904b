// title: { zh: 走出本领域的做法, en: Practices used beyond their own field }
// note: { zh: 一句话里同时采纳两个领域的做法时，各自算进入了对方的领域；known_since 是图谱中最早的年份, en: 'Where one sentence claims practices of two fields, each has got into the field of the other; known_since is its first year in the graph' }
// computed: carried
// parameters:
//   measure: { type: Measure|Program, default: '', zh: 做法, en: Practice }
//   least: { type: integer, default: 1, zh: 至少几个地区, en: At least so many regions }
//   limit: { type: integer, default: 100, zh: 最多行数, en: Most rows }
// columns:
//   practice: { zh: 做法, en: Practice }
//   field: { zh: 本领域, en: Own field }
//   to_field: { zh: 进入的领域, en: Field that it got into }
//   regions: { zh: 地区数, en: Regions }
//   claims: { zh: 表述数, en: Claims }
//   known_since: { zh: 最早年份, en: Known since }
//   first: { zh: 进入年份, en: First year there }
//   years_between: { zh: 相隔年数, en: Years between }
//   names: { zh: 同句的做法, en: Practices in the same sentence }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   practice_id: { zh: 做法编号, en: Practice id }

// statement: sentences
MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
RETURN a.document AS document, a.start AS start, m.id AS practice_id, r.id AS region_id, coalesce(a.year, a.reported) AS year, CASE WHEN a.stage = 'pioneered' THEN 1 WHEN a.stage = 'piloted' THEN 2 WHEN a.stage = 'completed' THEN 3 WHEN a.stage = 'deepened' THEN 4 WHEN a.stage = 'implemented' THEN 5 ELSE 6 END AS rank, coalesce(a.stage, '') = 'planned' AS planned

// statement: practices
MATCH (m:Measure|Program)
RETURN m.id AS id, m.name AS name, m.type AS kind, m.domain AS field

// statement: claims
MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE r.id IN $regions AND m.id IN $measures
RETURN m.id AS practice_id, m.name AS practice, r.id AS region_id, r.name AS region, a.id AS claim, coalesce(a.year, a.reported) AS year, a.stage AS stage, CASE WHEN a.stage = 'pioneered' THEN 1 WHEN a.stage = 'piloted' THEN 2 WHEN a.stage = 'completed' THEN 3 WHEN a.stage = 'deepened' THEN 4 WHEN a.stage = 'implemented' THEN 5 ELSE 6 END AS rank, coalesce(a.stage, '') = 'planned' AS planned, a.quote AS quote, a.document AS document

// statement: own
MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE r.id = $region
RETURN m.id AS practice_id, m.name AS practice, r.id AS region_id, r.name AS region, a.id AS claim, coalesce(a.year, a.reported) AS year, a.stage AS stage, CASE WHEN a.stage = 'pioneered' THEN 1 WHEN a.stage = 'piloted' THEN 2 WHEN a.stage = 'completed' THEN 3 WHEN a.stage = 'deepened' THEN 4 WHEN a.stage = 'implemented' THEN 5 ELSE 6 END AS rank, coalesce(a.stage, '') = 'planned' AS planned, a.quote AS quote, a.document AS document
