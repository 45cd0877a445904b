// title: { zh: 有哪些文献, en: The documents }
// note: { zh: 每份文献的标题、地区和年份，以及其中提到多少事物、多少次, en: 'Title, region and year of each; how many things it mentions, and how often' }
// computed: listing
// parameters:
//   region: { type: Region, default: '', zh: 地区, en: Region }
// columns:
//   title: { zh: 标题, en: Title }
//   region: { zh: 地区, en: Region }
//   year: { zh: 年份, en: Year }
//   things: { zh: 事物数, en: Things mentioned }
//   mentions: { zh: 提及次数, en: Mentions }
//   document_id: { zh: 文献编号, en: Document id }

// statement: documents
MATCH (d:Document)
OPTIONAL MATCH (d)-[x:MENTIONS]->(n:Region|Measure|Program|Institution|Policy|Honor)
WITH d, count(n) AS things, sum(coalesce(x.count, 0)) AS mentions
OPTIONAL MATCH (r:Region)
WHERE r.id = d.region
RETURN d.id AS document_id, d.title AS title, r.name AS region, d.region AS region_id, d.year AS year, things, mentions
