/** The graph of `support/graphs.ts` as the page gets it. */
import { layoutOf } from '../../src/graph/layout.ts'
import { graphArguments } from '../../src/serve/arguments.ts'
import { loadExplorer } from '../../src/serve/explorer.ts'
import { graphAnswer } from '../../src/serve/graph-answer.ts'
import { toNet, type Net } from '../../viewer/lib/net.ts'
import { memoryStore, ontology } from '../support/graphs.ts'

export async function testNet(): Promise<Net> {
  const explorer = await loadExplorer(memoryStore(), ontology, (merged) => Promise.resolve(layoutOf(merged, ontology)))
  return toNet(graphAnswer(explorer, graphArguments(ontology).parse({})), ontology)
}
