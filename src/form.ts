/** A form without what does not matter for sameness: width, case, quotes, brackets, marks, spaces. */

const MARKS = /[\s“”"'‘’《》〈〉「」『』()[\]【】·、,，。;；:：!！?？—\-_/]/g

/** NFKC, lower case, without marks. May be empty. */
export function formOf(text: string): string {
  return text.normalize('NFKC').replace(MARKS, '').toLowerCase()
}
