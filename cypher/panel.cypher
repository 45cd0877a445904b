// title: { zh: 某一做法的地区×年份面板, en: Region × year panel of a practice }
// note: { zh: 事件史分析用：每个尚未采纳的地区每年一行，到采纳或观察结束为止。观察对象是有文献讲述的地区，观察到其最后一份文献的年份；起始年份默认为最早采纳的年份，之前已采纳的和年份不明的没有行；计划不算采纳, en: 'For event-history analysis: a row for each region and year until it adopts or its observation ends. Regions of which documents tell are observed, each until the year of its last document; the first year is that of the first adoption; who adopted before it or in no known year has no row; a plan is no adoption' }
// computed: panel
// parameters:
//   measure: { type: Measure|Program, zh: 做法, en: Practice }
//   level: { type: string, default: '', zh: 层级, en: Level }
//   within: { type: Region, default: '', zh: 所属地区, en: Lying in }
//   from: { type: integer, default: 0, zh: 起始年份, en: From year }
//   to: { type: integer, default: 9999, zh: 截止年份, en: To year }
//   whole: { type: boolean, default: false, zh: 都观察到最后一年, en: Observe all until the last year }
// columns:
//   region_id: { zh: 地区编号, en: Region id }
//   region: { zh: 地区, en: Region }
//   code: { zh: 区划代码, en: Division code }
//   level: { zh: 层级, en: Level }
//   parent: { zh: 上级, en: Parent }
//   parent_id: { zh: 上级编号, en: Parent id }
//   year: { zh: 年份, en: Year }
//   at_risk: { zh: 处于风险中的第几年, en: 'Which year at risk, from 1' }
//   adopted: { zh: 当年采纳：1 是，0 否, en: 'Adopted in this year: 1 or 0' }
//   censored: { zh: 观察到此为止而未采纳：1 是，0 否, en: 'Observation ends here without adoption: 1 or 0' }
//   stage: { zh: 采纳时的阶段, en: Stage at adoption }
//   planned: { zh: 当年或之前有计划：1 是，0 否, en: 'Planned by now: 1 or 0' }
//   adopters_before: { zh: 此前各年已采纳的地区数, en: Regions that had adopted in earlier years }
//   share_before: { zh: 其占全部观察对象之比, en: Their share of the regions observed }
//   parent_before: { zh: 上级此前已采纳：1 是，0 否, en: 'Parent had adopted in an earlier year: 1 or 0' }
//   siblings: { zh: 同一上级的其他地区, en: Other regions below the same parent }
//   siblings_before: { zh: 其中此前已采纳的, en: Those of them that had adopted in earlier years }
//   reports: { zh: 该地当年的文献数, en: Documents of the region in this year }

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
