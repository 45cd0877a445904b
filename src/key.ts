/**
 * What makes two forms one thing. Width, quotes, marks, 的 and ways to write a number do not; neither does a general word after a
 * name that is complete without it (“放管服”改革 = 放管服). Everything else does: 河长制 and 湖长制 stay apart.
 */

import { formOf, isPlain } from './form.ts'

const DIGITS: Readonly<Record<string, string>> = {
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  〇: '0',
  零: '0',
}

/** Words that add nothing to a name of at least four characters. */
const GENERAL = /(?:改革|工作|战略|任务)$/
/** … and to one that stands in quotes. */
const AFTER_QUOTES = /^“([^“”]{3,})”(?:改革|工作|机制|模式|制度|行动|工程|服务|活动|战略|试点|体系|做法|经验)$/
/** Words before a name that say how, not what. */
const BEFORE = /^(?:新时代|全面|新一轮|深化)(?=.{3,})/

/** The key of a form: equal keys are one thing. Never empty. */
export function keyOf(form: string): string {
  const bare = (isPlain(form) ? form : withOneKindOfQuotes(form)).replace(BEFORE, '')
  const inner = AFTER_QUOTES.exec(bare)?.[1]
  const plain = squash(inner && !/^[\p{N}一二三四五六七八九十个+]+$/u.test(inner) ? inner : bare)
  const short = plain.replace(GENERAL, '')
  return short.length >= 4 ? short : plain || form
}

function withOneKindOfQuotes(form: string): string {
  return form
    .normalize('NFKC')
    .replace(/"([^"]*)"/g, '“$1”')
    .replace(/[‘「『]/g, '“')
    .replace(/[’」』]/g, '”')
}

function squash(form: string): string {
  return formOf(form)
    .replace(/的/g, '')
    .replace(/[一二两三四五六七八九〇零](?=[个项大化级区联心网员单站])/g, (digit) => DIGITS[digit] ?? digit)
    .replace(/两/g, '2')
}
