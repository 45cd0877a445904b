/** `evaluate`: a graph folder against annotated gold. */
import { UsageError } from '../errors.ts'
import { evaluate, type Evaluation } from '../learn/evaluate.ts'
import type { Score } from '../learn/score.ts'
import { readDocument } from '../store/folder.ts'
import { checksumsOf } from '../store/manifest.ts'
import { flag, inert, type Args, type Command, type Io } from './command.ts'
import { tableOf } from './rows.ts'

export const evaluateCommand: Command = {
  name: 'evaluate',
  summary: 'precision, recall and F1 of a graph folder against gold, by type and by document',
  usage: '<folder of gold> [options]',
  options: {
    misses: { type: 'boolean', note: 'shows each error with its sentence: - is missing, + is too much' },
    kinds: { type: 'boolean', note: 'shows the most frequent kinds of errors, each with one example' },
    present: { type: 'boolean', note: 'leaves out gold whose document is not in the graph; else it counts as empty' },
  },
  examples: ['reformgraph evaluate gold/ --graph graph', 'reformgraph evaluate gold/ --graph graph --present --misses'],
  run: runEvaluate,
}

const DIGITS = 3

async function runEvaluate(args: Args, io: Io): Promise<void> {
  const [folder, ...more] = args.positionals
  if (folder === undefined || more.length > 0) throw new UsageError('evaluate needs one folder of gold: reformgraph evaluate gold/')
  const checksums = await checksumsOf(args.graph)
  const result = await evaluate(folder, (id) => readDocument(args.graph, id, checksums), flag(args, 'present'))
  for (const { id, present } of result.documents) if (!present) io.note(`no extraction for ${inert(id)}: it counts as empty`)
  if (args.json) await io.print(`${JSON.stringify(jsonOf(result, flag(args, 'misses'), flag(args, 'kinds')), null, 1)}\n`)
  else {
    await io.print(textOf(result, flag(args, 'misses'), io.columns))
    if (flag(args, 'kinds')) await io.print(`\n${kindLines(result.kinds)}`)
  }
}

function jsonOf({ all, documents, misses, kinds }: Evaluation, withMisses: boolean, withKinds: boolean): unknown {
  const perDocument = documents.map(({ id, score }) => ({ id, figures: score.figures, stage: score.stage }))
  return {
    figures: all.figures,
    stage: all.stage,
    documents: perDocument,
    ...(withMisses ? { misses } : {}),
    ...(withKinds ? { kinds } : {}),
  }
}

function textOf({ all, documents, misses }: Evaluation, withMisses: boolean, width: number | undefined): string {
  const byDocument = documents.map(({ id, score }) => ({
    document: id,
    entities: f1(score, 'entities'),
    relations: f1(score, 'relations'),
    stage: share(score),
  }))
  const parts = [
    tableOf(headings(['type', 'precision', 'recall', 'F1', 'tp', 'fp', 'fn']), figureRows(all), width),
    `stage: ${all.stage.right} of ${all.stage.of} right (${share(all)})\n`,
    tableOf(headings(['document', 'entities', 'relations', 'stage']), byDocument, width),
  ]
  if (withMisses) parts.push(misses.map(missLine).join('\n'))
  return `${parts.join('\n').trimEnd()}\n`
}

/** So many kinds of errors are shown, and so many characters of an example's sentence. */
const [KINDS, SHOWN] = [20, 60]

function kindLines(kinds: Evaluation['kinds']): string {
  return kinds
    .slice(0, KINDS)
    .map(({ kind, count, example: { document, what, sentence } }) => {
      const said = sentence === undefined ? '' : `  │ ${sentence.length > SHOWN ? `${sentence.slice(0, SHOWN)}…` : sentence}`
      return `${inert(`${String(count).padStart(5)}  ${kind}: ${what} [${document}]${said}`)}\n`
    })
    .join('')
}

function missLine({ document, kind, type, name, sentence }: Evaluation['misses'][number]): string {
  return inert(`${document}  ${kind === 'false' ? '+' : '-'} ${type} ${name}${sentence ? `  │ ${sentence}` : ''}`)
}

function figureRows({ figures }: Score): Record<string, string | number>[] {
  return Object.entries(figures).map(([type, { precision, recall, f1: value, tp, fp, fn }]) => ({
    type,
    precision: precision.toFixed(DIGITS),
    recall: recall.toFixed(DIGITS),
    F1: value.toFixed(DIGITS),
    tp,
    fp,
    fn,
  }))
}

function headings(names: readonly string[]): { name: string; label: string }[] {
  return names.map((name) => ({ name, label: name }))
}

function f1({ figures }: Score, name: string): string {
  return (figures[name]?.f1 ?? 0).toFixed(DIGITS)
}

function share({ stage: { right, of } }: Score): string {
  return (right / Math.max(1, of)).toFixed(DIGITS)
}
