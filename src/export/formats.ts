/** The formats of export, by name. */
import { adoptions } from './adoptions.ts'
import { csv } from './csv.ts'
import type { Format } from './format.ts'
import { gexf } from './gexf.ts'
import { graphml } from './graphml.ts'
import { json } from './json.ts'

export const FORMATS: Readonly<Record<string, { readonly note: string; readonly format: Format }>> = {
  json: { note: 'nodes and edges in one file', format: json },
  csv: { note: 'nodes.csv and edges.csv for Gephi, R or a spreadsheet', format: csv },
  gexf: { note: 'Gephi, with years', format: gexf },
  graphml: { note: 'GraphML, with typed keys', format: graphml },
  adoptions: { note: 'who adopted what, and when: a table for the study of diffusion', format: adoptions },
}
