const CASE_PAGE = /^packages\/case\/detail\/index\?id=(\w{26})$/;

/** Page of the console that shows what a page of the phone shows; null when there is none. */
export function evidenceLink(phonePage: string | null): string | null {
  const id = CASE_PAGE.exec(phonePage ?? '')?.[1];
  return id ? `/cases/library/${id}` : null;
}
