/** A form without what does not matter for sameness: width, case, quotes, brackets, marks, spaces. */

const MARKS = /[\s“”"'‘’《》〈〉「」『』()[\]【】·、,，。;；:：!！?？—\-_/]/g

/** Whether a text is nothing but Chinese characters, as most names are: width, case and marks are no question then. */
export const isPlain = (text: string): boolean => /^[一-龥]+$/.test(text)

/** NFKC, lower case, without marks. May be empty. */
export function formOf(text: string): string {
  if (isPlain(text)) return text
  return text.normalize('NFKC').replace(MARKS, '').toLowerCase()
}
