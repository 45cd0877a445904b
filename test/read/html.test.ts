import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readHtml } from '../../src/read/html.ts'

const SENTENCES = Array.from(
  { length: 8 },
  (_, i) => `第${i + 1}，县政府深入推进第${i + 1}项改革，率先推行一件事一次办，办件量增长${i + 1}成，群众满意度不断提高。`,
)
const article = (head = '') => `<!doctype html><html><head><title>某县改革纪实_某县人民政府网</title>${head}</head><body>
<div class="nav"><a href="/">首页</a><a href="/zw">政务公开</a><a href="/hd">互动交流</a></div>
<div id="content"><h1>某县改革纪实</h1>${SENTENCES.map((s) => `<p>　　${s}</p>`).join('\n')}</div>
<div class="footer"><a href="/map">网站地图</a> 版权所有 某县人民政府 备案号000000</div><script>track("脚本")</script></body></html>`

describe('readHtml', () => {
  it('gives the article without menus, foot and scripts', () => {
    const { text } = readHtml(Buffer.from(article()))
    expect(text.split('\n\n').slice(-8)).toEqual(SENTENCES)
    for (const furniture of ['首页', '政务公开', '备案号', 'track', '脚本']) expect(text).not.toContain(furniture)
  })

  it('takes title, date and address from what government sites write into their head', () => {
    const head =
      '<meta name="ArticleTitle" content="改革纪实"><meta name="PubDate" content="2023-05-06 10:00"><meta name="Url" content="https://example.org/a">'
    expect(readHtml(Buffer.from(article(head))).facts).toMatchObject({
      title: '改革纪实',
      date: '2023-05-06',
      url: 'https://example.org/a',
    })
  })

  it('reads the encoding that the page declares', () => {
    const page = article('<meta charset="gb2312">')
    expect(readHtml(iconv.encode(page, 'gbk')).text).toBe(readHtml(Buffer.from(article())).text)
  })

  it('takes the whole of a page that is no article', () => {
    expect(readHtml(Buffer.from('<p>推行河长制。</p><p>推行林长制。</p>')).text).toBe('推行河长制。\n\n推行林长制。')
  })

  it.each([
    ['a line broken in the source', '<p>推行\n    河长制</p>', '推行河长制'],
    ['words of letters', '<p>the  river\n chief</p>', 'the river chief'],
    ['lines broken on purpose', '<p>一、改革<br>二、发展</p>', '一、改革\n\n二、发展'],
    ['a table', '<table><tr><th>举措</th><th>年</th></tr><tr><td><p>河长制</p></td><td>2017</td></tr></table>', '举措\t年\n\n河长制\t2017'],
    ['hidden parts', '<p>看得见</p><p style="display:none">看不见</p><p hidden>看不见</p>', '看得见'],
    ['marked words inside a sentence', '<p>推行<b>河长</b><span>制</span>。</p>', '推行河长制。'],
    ['markup written as text', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>', '<script>alert(1)</script>'],
  ])('reads %s', (_, html, text) => {
    expect(readHtml(Buffer.from(html)).text).toBe(text)
  })

  it.each([
    '县政府推行河长制。',
    '<!-- 页 -->县政府推行河长制。',
    '<div>县政府推行河长制。',
    `<html><hEad><meta chars=><title>题</title></head><bodx><body><nav>x</nav><p>${'县政府推行河长制。'.repeat(20)}`,
    `=html><head><meta cha<body><p>${'县政府推行河长制。'.repeat(20)}`,
  ])('takes the text of a page without a sound root: %s', (page) => {
    expect(readHtml(Buffer.from(page)).text).toContain('县政府推行河长制。')
  })
})
