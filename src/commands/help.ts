/** The help texts: examples first, then what there is. */
import type { Command, Option } from './command.ts'
import { COMMON } from './parse.ts'

export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length))
  return [
    'ReformGraph 改革图谱 reads Chinese reports on local reform and builds a graph in which every link shows its sentence.',
    '',
    '  reformgraph start                              the shipped corpus, in the browser',
    '  reformgraph build reports/ --graph graph       your own reports',
    '  reformgraph ask adopters --measure 放管服       a question',
    '',
    'Commands:',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    'reformgraph <command> --help shows examples and options. --version shows the version.',
    '',
  ].join('\n')
}

export function helpOf(command: Command): string {
  return [
    command.summary,
    '',
    ...command.examples.map((example) => `  ${example}`),
    '',
    `Usage: reformgraph ${command.name} ${command.usage}`,
    '',
    'Options:',
    ...optionLines({ ...command.options, ...COMMON }),
    '',
  ].join('\n')
}

function optionLines(options: Readonly<Record<string, Option>>): string[] {
  const rows = Object.entries(options).map(([name, option]): [string, string] => {
    const short = option.short === undefined ? '' : `-${option.short}, `
    return [`${short}--${name}${option.type === 'string' ? ` ${option.value ?? 'VALUE'}` : ''}`, option.note]
  })
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, note]) => `  ${left.padEnd(width)}  ${note}`)
}
