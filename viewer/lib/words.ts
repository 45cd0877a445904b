/** Every word of the page in both languages. Types, relations and stages bring their own from the ontology. */
import type { Language } from './permalink.ts'

export const WORDS = {
  title: { zh: '改革图谱', en: 'ReformGraph' },
  subtitle: { zh: '每一条关系都有原文为证', en: 'Every link shows its sentence' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  loading: { zh: '正在载入图谱…', en: 'Loading the graph…' },
  loadingPart: { zh: '载入中…', en: 'Loading…' },
  search: { zh: '搜索名称、简称、拼音或首字母', en: 'Search by name, alias, pinyin or initials' },
  searchShort: { zh: '搜索', en: 'Search' },
  searchNone: { zh: '没有找到“{q}”', en: 'Nothing found for “{q}”' },
  searchCount: { zh: '{n} 个结果', en: '{n} {n|result|results}' },
  alsoCalled: { zh: '又作', en: 'also' },
  close: { zh: '关闭', en: 'Close' },
  back: { zh: '返回', en: 'Back' },
  more: { zh: '再显示 {n} 个', en: 'Show {n} more' },
  pageGraph: { zh: '图谱', en: 'Graph' },
  pageTable: { zh: '表格', en: 'Table' },
  pageMatrix: { zh: '矩阵', en: 'Matrix' },
  matrixHint: {
    zh: '{rows} 行 × {columns} 列（{shared} 项为多方共有）',
    en: '{rows} {rows|row|rows} × {columns} {columns|column|columns} ({shared} shared by several)',
  },
  matrixRows: { zh: '行排序', en: 'Rows by' },
  matrixColumns: { zh: '列排序', en: 'Columns by' },
  matrixCommon: { zh: '共有最多', en: 'most in common' },
  matrixYear: { zh: '最早年份', en: 'first year' },
  matrixMany: { zh: '显示 {n} 列', en: 'Show {n} columns' },
  matrixFew: { zh: '只显示 {n} 列', en: 'Show {n} columns only' },
  sortBy: { zh: '按“{name}”排序', en: 'Sort by “{name}”' },
  matrixEmpty: { zh: '按现有筛选，没有两方共有的内容。', en: 'With these filters, no two have anything in common.' },
  pageQuestions: { zh: '问答', en: 'Questions' },
  pageProfile: { zh: '档案', en: 'Profile' },
  profilePick: {
    zh: '选一个实体：看它何时、由谁、以什么阶段推开，或一个地区做了什么。',
    en: 'Choose an entity: when, by whom and at which stage it spread, or what a region took up.',
  },
  profileOpen: { zh: '打开档案：时间线、阶段与全部原文', en: 'Open the profile: timeline, stages and every sentence' },
  profileSentences: { zh: '全部原文', en: 'Every sentence' },
  sentencesFilter: { zh: '按原句、名称或文献筛选', en: 'Filter by sentence, name or document' },
  firstIn: { zh: '{year} 年最早：', en: 'First in {year}:' },
  andMore: { zh: '等另外 {n} 个', en: 'and {n} more' },
  spreadCaption: {
    zh: '上：累计数，按{by}分；下：每一点是一方，位于最早写到的年份，颜色为当时阶段。不计“{planned}”。',
    en: 'Above: how many so far, by {by}. Below: a dot for each in the year it is first told of, in the colour of its stage. “{planned}” is not counted.',
  },
  spreadWords: { zh: '{from} 至 {to} 年的累计数，最后为 {n}', en: 'How many so far from {from} to {to}: {n} at the end' },
  byStage: { zh: '各{by}所处阶段', en: 'Stages by {by}' },
  yearByYear: { zh: '逐年阶段', en: 'Stage year by year' },
  bandNone: { zh: '未注明', en: 'not said' },
  pages: { zh: '页面', en: 'Pages' },
  languageLabel: { zh: 'Switch to English', en: '切换为中文' },
  theme: { zh: '外观：{mode}', en: 'Appearance: {mode}' },
  themeLight: { zh: '浅色', en: 'light' },
  themeDark: { zh: '深色', en: 'dark' },
  themeSystem: { zh: '跟随系统', en: 'system' },
  filters: { zh: '筛选', en: 'Filters' },
  filterTypes: { zh: '实体', en: 'Entities' },
  filterRelations: { zh: '关系', en: 'Relations' },
  filterStages: { zh: '阶段', en: 'Stage' },
  filterLeast: { zh: '至少见于几个{place}', en: 'Least number of places ({place})' },
  leastOption: { zh: '≥ {n}（{count}）', en: '≥ {n} ({count})' },
  clear: { zh: '清除', en: 'clear' },
  clearFilter: { zh: '清除筛选：{name}', en: 'Clear the filter: {name}' },
  yearsRange: { zh: '区间', en: 'Range' },
  yearsAsOf: { zh: '截至', en: 'As of' },
  yearAsOf: { zh: '截至 {year} 年', en: 'As of {year}' },
  filterYears: { zh: '年份', en: 'Years' },
  noStage: { zh: '未注明', en: 'Not said' },
  only: { zh: '只看', en: 'only' },
  onlyThis: { zh: '只看{name}', en: 'Show only {name}' },
  all: { zh: '全部', en: 'all' },
  reset: { zh: '清除所有筛选', en: 'Clear all filters' },
  unlinked: { zh: '没有所示关系的实体', en: 'Without a shown link' },
  yearFrom: { zh: '起始年份', en: 'From year' },
  yearTo: { zh: '截止年份', en: 'To year' },
  yearAny: { zh: '不限', en: 'any' },
  yearBar: { zh: '{year} 年：{n} 条', en: '{year}: {n} {n|claim|claims}' },
  counts: { zh: '{nodes} 个实体 · {claims} 条关系', en: '{nodes} {nodes|entity|entities} · {claims} {claims|claim|claims}' },
  documents: { zh: '{n} 篇文献', en: '{n} {n|document|documents}' },
  documentOne: { zh: '文献', en: 'Document' },
  links: { zh: '{n} 个关联', en: '{n} {n|link|links}' },
  aliases: { zh: '又作', en: 'Also called' },
  overview: { zh: '总览', en: 'Overview' },
  overviewLead: {
    zh: '从 {documents} 篇地方改革文献中读出 {nodes} 个实体、{claims} 条关系，每一条都能回到原文的那一句。',
    en: '{nodes} entities and {claims} claims read from {documents} local reform documents; each one leads back to its sentence.',
  },
  overviewMost: { zh: '关联最多', en: 'Most connected' },
  overviewHint: { zh: '点选图上任意一点，或用上方搜索。', en: 'Select any point of the graph, or search above.' },
  detail: { zh: '详情', en: 'Detail' },
  sentences: { zh: '{n} 条原文', en: '{n} {n|sentence|sentences}' },
  sentencesHide: { zh: '收起', en: 'Hide' },
  mentionCount: { zh: '文中出现 {n} 次', en: 'Named {n} {n|time|times}' },
  openDocument: { zh: '查看原文', en: 'Open the text' },
  inDocument: { zh: '在原文中查看：{title}', en: 'Show in the text: {title}' },
  source: { zh: '来源网页', en: 'Source page' },
  characters: { zh: '{n} 字', en: '{n} {n|character|characters}' },
  between: { zh: '两者之间', en: 'Between the two' },
  nothingBetween: { zh: '文献中没有直接写到这两者的关系。', en: 'No document says anything of these two directly.' },
  compare: { zh: '对比', en: 'Compare' },
  compareWith: { zh: '与另一个对比…', en: 'Compare with…' },
  compareShared: { zh: '共有', en: 'Shared' },
  compareOnly: { zh: '仅{name}', en: 'Only {name}' },
  compareYears: { zh: '对比两个年份', en: 'Compare two years' },
  compareYearsAll: { zh: '全部地区：两个年份里各写到了什么', en: 'Of all: what is told of in either year' },
  twoYears: { zh: '两年对比', en: 'Two years' },
  yearOne: { zh: '前一年份', en: 'One year' },
  yearOther: { zh: '后一年份', en: 'Other year' },
  yearsTooFew: { zh: '文献只写到一个年份，无从对比。', en: 'The documents tell of one year only: there is nothing to compare.' },
  path: { zh: '路径', en: 'Path' },
  pathTo: { zh: '找到通往…的路径', en: 'Find a path to…' },
  pathNone: { zh: '这两者之间没有路径。', en: 'There is no path between the two.' },
  pathCount: { zh: '{n} 条最短路径，每条 {steps} 步', en: '{n} shortest {n|path|paths} of {steps} {steps|step|steps}' },
  pathMore: { zh: '只列出前 {n} 条', en: 'Only the first {n} are listed' },
  chooseOther: { zh: '选择另一个实体', en: 'Choose the other entity' },
  copyLink: { zh: '复制链接', en: 'Copy link' },
  copied: { zh: '已复制', en: 'Copied' },
  showOnGraph: { zh: '在图上定位', en: 'Locate on the graph' },
  zoomIn: { zh: '放大', en: 'Zoom in' },
  zoomOut: { zh: '缩小', en: 'Zoom out' },
  fit: { zh: '全图', en: 'Fit' },
  takeAway: { zh: '带走当前视图', en: 'Take this view away' },
  takeNote: {
    zh: '{nodes} 个实体、{claims} 条关系，与当前筛选一致',
    en: '{nodes} {nodes|entity|entities} and {claims} {claims|claim|claims}, as filtered now',
  },
  takePng: { zh: '图片 PNG', en: 'Picture, PNG' },
  takeSvg: { zh: '矢量图 SVG', en: 'Drawing, SVG' },
  takePage: { zh: '网页 HTML，可离线打开', en: 'Page, HTML: opens without a server' },
  takeGexf: { zh: 'GEXF，供 Gephi 使用', en: 'GEXF, for Gephi' },
  takeGraphml: { zh: 'GraphML', en: 'GraphML' },
  takeNodes: { zh: '实体 CSV', en: 'Entities, CSV' },
  takeEdges: { zh: '关系 CSV，一对一行', en: 'Relations, CSV: a row for each pair' },
  takeClaims: { zh: '原句 CSV，一条一行', en: 'Claims, CSV: a row for each sentence' },
  taking: { zh: '正在准备…', en: 'Preparing…' },
  taken: { zh: '已保存 {name}', en: 'Saved {name}' },
  takeInsecure: {
    zh: '浏览器只在本机或 https 地址下允许制作离线网页。',
    en: 'Browsers make such a page only at this machine’s own address or over https.',
  },
  offlineNote: {
    zh: '离线副本：只含所带视图中的实体和原句',
    en: 'A copy without a server: the entities and sentences of the view that was taken',
  },
  canvas: {
    zh: '关系图。方向键平移，加减号缩放，0 显示全图；表格页以文字列出同样的内容。',
    en: 'Graph picture. Arrow keys pan, plus and minus zoom, 0 fits; the table page lists the same as text.',
  },
  noWebgl: {
    zh: '此浏览器无法显示图形（WebGL 不可用），以下用表格列出同样的内容。',
    en: 'This browser cannot draw the picture (no WebGL); the table below lists the same.',
  },
  tableEntities: { zh: '实体', en: 'Entities' },
  tableClaims: { zh: '关系', en: 'Claims' },
  tableFilter: { zh: '按名称筛选', en: 'Filter by name' },
  columnName: { zh: '名称', en: 'Name' },
  columnType: { zh: '类型', en: 'Type' },
  columnDegree: { zh: '关联', en: 'Links' },
  columnDocuments: { zh: '文献', en: 'Documents' },
  columnSource: { zh: '起点', en: 'From' },
  columnRelation: { zh: '关系', en: 'Relation' },
  columnTarget: { zh: '终点', en: 'To' },
  columnStage: { zh: '阶段', en: 'Stage' },
  columnYear: { zh: '年份', en: 'Year' },
  columnDocument: { zh: '文献', en: 'Document' },
  tableEmpty: { zh: '没有符合筛选条件的内容。', en: 'Nothing passes the filters.' },
  rows: { zh: '{n} 行', en: '{n} {n|row|rows}' },
  questions: { zh: '可以问的问题', en: 'What can be asked' },
  ask: { zh: '提问', en: 'Ask' },
  asking: { zh: '正在查询…', en: 'Asking…' },
  answerNone: { zh: '没有符合条件的答案。', en: 'No rows answer this.' },
  questionPick: { zh: '选一个问题', en: 'Pick a question' },
  questionCypher: { zh: '查询语句', en: 'The query' },
  answerTruncated: { zh: '只取到上限为止', en: 'cut at the limit' },
  showAnswer: { zh: '在图谱中显示', en: 'Show in the graph' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  clearLit: { zh: '清除高亮', en: 'Clear highlight' },
  when: { zh: '何时写到', en: 'When it is told' },
  anyStage: { zh: '不限', en: 'any' },
  downloadCsv: { zh: '下载 CSV', en: 'Download CSV' },
  emptyGraph: {
    zh: '图谱是空的。先用 reformgraph build 读入文献。',
    en: 'The graph is empty. Read documents into it with reformgraph build first.',
  },
  serverGone: {
    zh: '连不上服务。请确认终端里的 reformgraph serve 仍在运行。',
    en: 'The server does not answer. Is reformgraph serve still running in the terminal?',
  },
  signIn: { zh: '进入', en: 'Sign in' },
  signInHint: { zh: '这台服务器要求口令，请向开设它的人索取。', en: 'This server asks for a token. Whoever runs it can give it to you.' },
  signInWrong: { zh: '口令不对。', en: 'That is not the token.' },
  signedOut: { zh: '登录已过期，请重新载入本页。', en: 'You are no longer signed in. Load this page again.' },
  token: { zh: '口令', en: 'Token' },
  retry: { zh: '重试', en: 'Try again' },
  failed: { zh: '出错了：{detail}', en: 'Something went wrong: {detail}' },
  unknownNode: { zh: '图谱中没有“{id}”。', en: 'The graph has no “{id}”.' },
  selected: { zh: '已选中{type}：{name}，{n} 个关联', en: 'Selected {type}: {name}, {n} {n|link|links}' },
  'value.country': { zh: '国家级', en: 'national' },
  'value.province': { zh: '省级', en: 'province' },
  'value.prefecture': { zh: '地级', en: 'prefecture' },
  'value.county': { zh: '县级', en: 'county' },
  'value.township': { zh: '乡级', en: 'township' },
  'value.village': { zh: '村级', en: 'village' },
  'value.zone': { zh: '功能区', en: 'zone' },
  'value.area': { zh: '跨区域', en: 'area' },
  'value.international': { zh: '国际', en: 'international' },
  'value.national': { zh: '全国', en: 'national' },
} as const satisfies Record<string, Record<Language, string>>

export type Word = keyof typeof WORDS
export type Translate = (word: Word, values?: Readonly<Record<string, string | number>>) => string

export function translator(language: Language): Translate {
  const digits = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en')
  return (word, values = {}) =>
    chosenForm(WORDS[word][language], values).replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name]
      if (value === undefined) return whole
      return typeof value === 'number' && !YEARS.has(name) ? digits.format(value) : String(value)
    })
}

/** Values that are years: written without a separator. */
const YEARS = new Set(['year', 'from', 'to'])

/** `{n|document|documents}`: the first form for one, the second for any other number. */
function chosenForm(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\|([^{|}]*)\|([^{}]*)\}/g, (_whole, name: string, one: string, many: string) =>
    values[name] === 1 ? one : many,
  )
}

/** A value of a closed list in the reader's language; others stay as they are. */
export function valueWord(value: string, t: Translate): string {
  const word = `value.${value}`
  return isWord(word) ? t(word) : value
}

function isWord(word: string): word is Word {
  return Object.hasOwn(WORDS, word)
}
