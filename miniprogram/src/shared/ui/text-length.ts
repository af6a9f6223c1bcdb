/** Characters as a reader counts them: white space left out, an emoji or a rare Han character is one. */
export const textLength = (text: string): number => Array.from(text.replace(/\s/g, '')).length;
