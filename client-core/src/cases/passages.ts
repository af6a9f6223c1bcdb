/** Where the passages stand in a text, for `RichParagraphs`; a passage that is not found is left out. */
export function marksOf(text: string, passages: readonly string[]): [from: number, to: number][] {
  return passages.flatMap((passage) => {
    const from = passage ? text.indexOf(passage) : -1;
    return from < 0 ? [] : [[from, from + passage.length] as [number, number]];
  });
}
