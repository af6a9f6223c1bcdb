import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { loadBulletin } from '@/features/rankings/api';
import { BulletinView } from '@/features/rankings/components/bulletin-view';
import { useLoad, useSandboxShare } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { useMe } from '@/shared/session';
import { ROUTES } from '@/shared/routes';
import { Button, LoadedPage } from '@/shared/ui';

/** A published bulletin. Whoever opens the card still needs to be a member to read it. */
export default function BulletinPage() {
  const { id = '' } = useRouter().params;
  const me = useMe();
  const state = useLoad(() => loadBulletin(id), [id]);
  const card = () => ({ title: state.data?.title ?? '月度通报', path: `${ROUTES.bulletin}?id=${id}` });
  useShareAppMessage(card);
  useSandboxShare(card);
  return (
    <LoadedPage paper state={state} skeleton="detail" footer={<Button block icon="chart" onClick={() => go('ranking', { month: state.data?.month })}>看本支部的名次</Button>}>
      {(bulletin) => <BulletinView bulletin={bulletin} ownOrgId={me?.member.orgId} />}
    </LoadedPage>
  );
}
