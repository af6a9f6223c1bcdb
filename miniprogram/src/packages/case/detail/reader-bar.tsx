import { View } from '@tarojs/components';
import { libraryApi, shareApi, type LibraryDetail, type PosterView } from '@xianfeng/shared-types';
import { useState } from 'react';
import { useMutation } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { type ShareCard } from '@/shared/platform';
import { call } from '@/shared/request';
import { environmentNow } from '@/shared/session';
import { a11y, Button, Icon, type IconName, toast } from '@/shared/ui';
import { AdoptSheet } from './adopt-sheet';
import { PosterSheet } from './poster-sheet';

export interface ReaderBarProps {
  library: LibraryDetail;
  card: () => ShareCard;
  onChanged: () => Promise<void>;
}

/** Favourite, share, poster and 借鉴 at the foot of a published case. */
export function ReaderBar({ library, card, onChanged }: ReaderBarProps) {
  const { id, allowedActions, myAdoption } = library;
  const adoptable = Boolean(myAdoption) || allowedActions.includes('adopt');
  const [favourite, setFavourite] = useState(library.favourite);
  const [adopting, setAdopting] = useState(false);
  const [poster, setPoster] = useState<PosterView | null>(null);

  const mark = useMutation((_key, on: boolean) => call(on ? libraryApi.addFavourite : libraryApi.removeFavourite, { params: { id } }), {
    onDone: (reply) => {
      setFavourite(reply.favourite);
      toast.done(reply.favourite ? '已收藏' : '已取消收藏');
    },
  });
  const draw = useMutation((idempotencyKey) => call(shareApi.poster, { params: { id } }, { idempotencyKey }), { onDone: setPoster });
  const send = useMutation(async () => environmentNow()?.platform.share(card()));
  const native = environmentNow()?.platform.kind === 'weapp';

  return (
    <>
      {allowedActions.includes('favourite') && <BarIcon icon="star" text={favourite ? '已收藏' : '收藏'} active={favourite} onClick={() => void mark.run(!favourite)} />}
      {allowedActions.includes('poster') && <BarIcon icon="image" text={draw.running ? '生成中' : '海报'} onClick={() => void draw.run()} />}
      {allowedActions.includes('share') && (native ? <Button block={!adoptable} openType="share" icon="share">分享</Button> : <Button block={!adoptable} icon="share" onClick={() => void send.run()}>分享</Button>)}
      {myAdoption
        ? <Button block kind="primary" onClick={() => go('caseAdopt', { id: myAdoption.id })}>{`本支部借鉴：${myAdoption.statusName}`}</Button>
        : adoptable && <Button block kind="primary" icon="flag" onClick={() => setAdopting(true)}>借鉴</Button>}
      <AdoptSheet open={adopting} library={library} onClose={() => setAdopting(false)} onChanged={onChanged} />
      <PosterSheet poster={poster} onClose={() => setPoster(null)} />
    </>
  );
}

function BarIcon({ icon, text, active, onClick }: { icon: IconName; text: string; active?: boolean; onClick: () => void }) {
  return (
    <View className="reader-bar__icon" onClick={onClick} {...a11y('button', text)}>
      <Icon name={icon} tone={active ? 'gold' : 'grey'} />
      <View>{text}</View>
    </View>
  );
}
