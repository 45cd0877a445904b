/** `npm run schema`: writes `cypher/schema/*.cypher` from `seeds/ontology.json`. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readOntology } from '../ontology.ts'
import { PATHS } from '../paths.ts'
import { writeWhole } from '../whole-file.ts'
import { schemaFiles } from './schema.ts'

const folder = join(PATHS.questions, 'schema')
await mkdir(folder, { recursive: true })
for (const [name, content] of Object.entries(schemaFiles(await readOntology(PATHS.seeds)))) await writeWhole(join(folder, name), content)
