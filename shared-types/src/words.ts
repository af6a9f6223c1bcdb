/** 字数 as word processors count it: every Han character and mark is one, a run of letters or digits is one. */
export function countWords(text: string): number {
  return text.match(/[A-Za-z0-9]+(?:[.'-][A-Za-z0-9]+)*|[^\sA-Za-z0-9]/gu)?.length ?? 0;
}
