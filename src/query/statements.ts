/** The statements of a computed question: each stands under a line `// statement: <name>`. */
const HEADING = /^\/\/ statement: ([a-z]+)$/gm

/** The statements by their names, in their order. */
export function statementsOf(text: string): ReadonlyMap<string, string> {
  const headings = [...text.matchAll(HEADING)]
  return new Map(
    headings.map((heading, index) => {
      const end = headings[index + 1]?.index ?? text.length
      return [heading[1] ?? '', text.slice(heading.index + heading[0].length, end).trim()]
    }),
  )
}
