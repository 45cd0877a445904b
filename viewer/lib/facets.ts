/** What the values of a filter are called. */
import type { Facet } from '../../src/serve/answers.ts'
import type { Net } from './net.ts'
import { valueWord, type Translate } from './words.ts'

/**
 * The name of the node that the value is the id of, else the word for it. Where a value is the id of something that the graph has no node
 * of, names of its members often begin with it: 安徽省 in 安徽省安庆市 and 安徽省合肥市.
 */
export function valueLabel(net: Net, facet: Facet | undefined, value: string, t: Translate): string {
  const { nodes, types } = net.columns
  const known = nodes.name[net.indexOf.get(value) ?? -1]
  if (known !== undefined) return known
  const type = types.find((name) => value.startsWith(`${name}:`))
  if (type === undefined) return valueWord(value, t)
  const place = facet?.values.indexOf(value) ?? -1
  const members = nodes.name.filter((_name, at) => place >= 0 && facet?.of[at] === place)
  const shared = members.length > 1 ? members.reduce(sharedBeginning) : ''
  return shared.length > 1 ? shared : value.slice(type.length + 1)
}

function sharedBeginning(a: string, b: string): string {
  let length = 0
  while (length < a.length && a.charAt(length) === b.charAt(length)) length++
  return a.slice(0, length)
}
