/** `/api/names`: what a page needs to search by itself: other names of the nodes of `/api/graph`, and how all names are spoken. */
import { spokenForms } from '../graph/readings.ts'
import type { NamesAnswer } from './answers.ts'
import type { Explorer } from './explorer.ts'

export async function namesAnswer(explorer: Explorer): Promise<NamesAnswer> {
  const { graph } = explorer
  const others = graph.nodes.flatMap(({ id, aliases }, node) => [...aliases, ...explorer.former(id)].map((form) => ({ node, form })))
  const forms = [...graph.nodes.map((node) => node.name), ...others.map(({ form }) => form)]
  return { nodes: others.map(({ node }) => node), forms: others.map(({ form }) => form), ...(await spokenForms(forms)) }
}
