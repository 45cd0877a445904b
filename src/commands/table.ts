/** The commands, in the order in which the help lists them. Each is loaded when it is called for. */
import type { Command } from './command.ts'

export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).start,
  build: async () => (await import('./build.ts')).buildCommand,
  serve: async () => (await import('./serve.ts')).serve,
  ask: async () => (await import('./ask.ts')).ask,
  cypher: async () => (await import('./cypher.ts')).cypher,
  load: async () => (await import('./load.ts')).load,
  export: async () => (await import('./export.ts')).exportGraph,
  evaluate: async () => (await import('./evaluate.ts')).evaluateCommand,
  review: async () => (await import('./review.ts')).review,
  explain: async () => (await import('./explain.ts')).explain,
  verify: async () => (await import('./verify.ts')).verify,
}
