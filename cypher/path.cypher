// title: { zh: 两者之间的最短路径, en: Shortest paths between two things }
// note: { zh: 经过采纳、设立、牵头、出台、合作、获得和位于，不经过文献，不论方向，最多八步；每一步一行，写明最早的一条表述, en: 'Over adopting, establishing, leading, issuing, partnering, receiving and lying in, not over documents, in either direction, eight steps at most; a row for each step with its earliest claim' }
// computed: paths
// parameters:
//   a: { type: Region|Measure|Program|Institution|Policy|Honor, zh: 起点, en: From }
//   b: { type: Region|Measure|Program|Institution|Policy|Honor, zh: 终点, en: To }
//   limit: { type: integer, default: 10, zh: 最多几条路径, en: Most paths }
// columns:
//   path: { zh: 路径, en: Path }
//   step: { zh: 步, en: Step }
//   from: { zh: 从, en: From }
//   relation: { zh: 关系, en: Relation }
//   forward: { zh: 与关系同向, en: Along the relation }
//   to: { zh: 到, en: To }
//   year: { zh: 年份, en: Year }
//   quote: { zh: 原句, en: Sentence }
//   document: { zh: 文献, en: Document }
//   from_id: { zh: 从（编号）, en: From (id) }
//   to_id: { zh: 到（编号）, en: To (id) }

// statement: out
MATCH (x:Region|Measure|Program|Institution|Policy|Honor)-[e:ADOPTED|ESTABLISHED|LED_BY|ISSUED|PARTNERED_WITH|RECEIVED|LOCATED_IN]->(y:Region|Measure|Program|Institution|Policy|Honor)
WHERE x.id IN $front
RETURN DISTINCT x.id AS source_id, y.id AS target_id

// statement: into
MATCH (x:Region|Measure|Program|Institution|Policy|Honor)-[e:ADOPTED|ESTABLISHED|LED_BY|ISSUED|PARTNERED_WITH|RECEIVED|LOCATED_IN]->(y:Region|Measure|Program|Institution|Policy|Honor)
WHERE y.id IN $front
RETURN DISTINCT x.id AS source_id, y.id AS target_id

// statement: claims
MATCH (x:Region|Measure|Program|Institution|Policy|Honor)-[e:ADOPTED|ESTABLISHED|LED_BY|ISSUED|PARTNERED_WITH|RECEIVED|LOCATED_IN]->(y:Region|Measure|Program|Institution|Policy|Honor)
WHERE x.id IN $nodes AND y.id IN $nodes
RETURN x.name AS source, e.type AS relation, y.name AS target, e.id AS claim, coalesce(e.year, e.reported) AS year, e.quote AS quote, e.document AS document, x.id AS source_id, y.id AS target_id
