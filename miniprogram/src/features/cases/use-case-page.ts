import { casesApi, libraryApi, shareApi, type CaseDetail, type Id, type LibraryDetail, type ShareCard } from '@xianfeng/shared-types';
import { useEffect, useState } from 'react';
import { useLoad, type LoadState } from '@/shared/hooks';
import { call, ProblemError } from '@/shared/request';

export interface CasePage {
  item: CaseDetail;
  /** What readers of a published case can do and see; null before publication and after withdrawal. */
  library: LibraryDetail | null;
}

const notThere = (error: unknown): null => {
  if (error instanceof ProblemError && error.status === 404) return null;
  throw error;
};

/** A case as the caller may see it, with what the library knows of it. */
export function useCasePage(id: Id): LoadState<CasePage> {
  return useLoad(async () => {
    const params = { params: { id } };
    const [item, library] = await Promise.all([call(casesApi.detail, params), call(libraryApi.detail, params).catch(notThere)]);
    return { item, library };
  }, [id]);
}

/** The share card, ready before anybody taps 分享: WeChat asks for it and does not wait. Null while there is none. */
export function useShareCard(library: LibraryDetail | null | undefined): ShareCard | null {
  const [card, setCard] = useState<ShareCard | null>(null);
  const id = library?.allowedActions.includes('share') ? library.id : null;
  useEffect(() => {
    let current = true;
    // Without a card the page shares the library; the reading itself is not disturbed.
    if (id) call(shareApi.card, { params: { id } }).then((next) => current && setCard(next), () => undefined);
    return () => {
      current = false;
    };
  }, [id]);
  return card;
}
