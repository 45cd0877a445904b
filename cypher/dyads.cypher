// title: { zh: 谁可能向谁学习, en: Who could have learned from whom }
// note: { zh: 有向对：每个采纳者和每个在更早年份采纳的地区一行，写明两者的关系中最近的一种。没有地图，同一上级的地区视为相邻；同年采纳的分不出先后，不成对, en: 'Directed dyads: a row for each adopter and each region that adopted in an earlier year, with the closest tie between the two. Regions below one parent stand for neighbours; adopters of the same year make no pair' }
// computed: dyads
// parameters:
//   measure: { type: Measure|Program, zh: 做法, en: Practice }
//   reason: { type: string, default: '', zh: 关系：parent、child、sibling、province、earlier, en: 'Tie: parent, child, sibling, province or earlier' }
//   years: { type: integer, default: 0, zh: 最多相隔几年（0 不限）, en: 'At most so many years between (0: any)' }
//   risk: { type: boolean, default: false, zh: 含尚未采纳的地区和年份, en: Years at risk without adoption too }
//   limit: { type: integer, default: 1000, zh: 最多行数, en: Most rows }
// columns:
//   year: { zh: 年份, en: Year }
//   learner: { zh: 后采纳者, en: Learner }
//   source: { zh: 先采纳者, en: Source }
//   reason: { zh: 关系：parent 上级，child 下级，sibling 同一上级，province 同省，earlier 仅是更早, en: 'Tie: the source is its parent, child, sibling, of its province, or merely earlier' }
//   years_between: { zh: 相隔年数, en: Years between }
//   adopted: { zh: 当年采纳：1 是，0 否, en: 'Learner adopted in this year: 1 or 0' }
//   learner_stage: { zh: 后采纳者的阶段, en: Stage of the learner }
//   source_year: { zh: 先采纳者的年份, en: Year of the source }
//   source_stage: { zh: 先采纳者的阶段, en: Stage of the source }
//   learner_id: { zh: 后采纳者编号, en: Learner id }
//   source_id: { zh: 先采纳者编号, en: Source id }

// statement: claims
MATCH (r:Region)-[a:ADOPTED]->(m:Measure|Program)
WHERE m.id = $measure
RETURN r.id AS region_id, a.id AS claim, coalesce(a.year, a.reported) AS year, a.stage AS stage, CASE WHEN a.stage = 'pioneered' THEN 1 WHEN a.stage = 'piloted' THEN 2 WHEN a.stage = 'completed' THEN 3 WHEN a.stage = 'deepened' THEN 4 WHEN a.stage = 'implemented' THEN 5 ELSE 6 END AS rank, coalesce(a.stage, '') = 'planned' AS planned

// statement: regions
MATCH (r:Region)
RETURN r.id AS id, r.name AS name, r.code AS code, r.level AS level, r.parent AS parent, r.province AS province, EXISTS { MATCH (r)-[:ADOPTED]->(:Measure|Program) } AS claimed
ORDER BY id

// statement: reports
MATCH (d:Document)
WHERE d.region <> '' AND d.year > 0
RETURN d.region AS region, d.year AS year, count(*) AS reports

// statement: claimed
MATCH (r:Region)-[a:ADOPTED]->(:Measure|Program)
RETURN r.id AS id, max(a.reported) AS last
