/** Whether the browser draws with WebGL. */

let first: boolean | undefined = ask()

/**
 * The first answer takes the browser a tenth of a second: it was asked for while the data were on their way. Later the
 * browser is asked anew, which may have given up WebGL, or got it back.
 */
export function hasWebgl(): boolean {
  const answer = first ?? ask()
  first = undefined
  return answer
}

function ask(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null
}
