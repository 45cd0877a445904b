/** `lexicon/cues.tsv`: words that carry a relation, a stage, or say that something is planned, denied or another place's. */
import type { Cue, Ontology } from '../model.ts'
import { readTsv, type Report, type SeedFile } from './tsv.ts'

export const CUE_COLUMNS = ['word', 'role', 'stage'] as const

/** Roles that are no relation; `seeds/README.md` says what each one means. */
export const PLAIN_ROLES = ['stage', 'plan', 'result', 'negation', 'other', 'call'] as const

export function readCues(file: SeedFile, ontology: Ontology, report: Report): Cue[] {
  const roles = new Set<string>([...ontology.edges.map((edge) => edge.name), ...PLAIN_ROLES])
  const stages = new Set(ontology.stages.map((stage) => stage.name))
  const seen = new Set<string>()
  return readTsv(file, CUE_COLUMNS, report).map(({ line, cells: { word, role, stage } }) => {
    if (word === '') report(file.path, line, 'the word is empty')
    if (!roles.has(role)) report(file.path, line, `the role “${role}” is none of ${[...roles].join(', ')}`)
    if (stage !== '' && !stages.has(stage)) report(file.path, line, `the stage “${stage}” is none of ${[...stages].join(', ')}`)
    if (seen.has(`${word}\t${role}`)) report(file.path, line, `“${word}” is listed twice as ${role}`)
    seen.add(`${word}\t${role}`)
    return { word, role, stage: stage || undefined }
  })
}
