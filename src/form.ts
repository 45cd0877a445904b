/** A form without what does not matter for sameness: width, case, quotes, brackets, marks, spaces. */

const MARKS = /[\s“”"'‘’《》〈〉「」『』()[\]【】·、,，。;；:：!！?？—\-_/]/g

/** Nothing but Chinese characters, as most names are: there is nothing to take away from it. */
const PLAIN = /^[一-龥]+$/

/** NFKC, lower case, without marks. May be empty. */
export function formOf(text: string): string {
  if (PLAIN.test(text)) return text
  return text.normalize('NFKC').replace(MARKS, '').toLowerCase()
}
