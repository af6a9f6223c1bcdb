import { libraryApi, shareApi, type CasePage, type Id, type LibraryDetail, type ShareCard } from '@xianfeng/shared-types';
import { useEffect, useState } from 'react';
import { useLoad, type LoadState } from '@/shared/hooks';
import { call } from '@/shared/request';

/** A case as the caller may see it, with what the library knows of it. */
export const useCasePage = (id: Id): LoadState<CasePage> => useLoad(() => call(libraryApi.page, { params: { id } }), [id]);

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
