import { Image, View } from '@tarojs/components';
import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { shareApi, type PublicCase } from '@xianfeng/shared-types';
import { enterShare } from '@/features/cases/enter-share';
import { shareIdOf } from '@/features/cases/model/share-entry';
import { dateOf, dateText } from '@/shared/format';
import { useLoad, useSandboxShare } from '@/shared/hooks';
import { offerSignIn, replaceWith } from '@/shared/navigation';
import { call, ProblemError } from '@/shared/request';
import { ROUTES } from '@/shared/routes';
import { environmentNow } from '@/shared/session';
import { Button, Card, EmptyState, LoadedPage, PrimaryButton, RichParagraphs, Tag } from '@/shared/ui';
import './public.scss';

type Arrival = { kind: 'member' } | { kind: 'public'; item: PublicCase } | { kind: 'members-only' };

/** A member goes on to the whole case; anybody else sees the public digest, or that there is none. */
async function arrive(shareId: string): Promise<Arrival> {
  const caseId = await enterShare(shareId);
  if (caseId) {
    replaceWith('caseDetail', { id: caseId });
    return { kind: 'member' };
  }
  try {
    return { kind: 'public', item: await call(shareApi.publicCase, { params: { shareId } }, { auth: 'none' }) };
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'case.members_only') return { kind: 'members-only' };
    throw error;
  }
}

const signIn = () => offerSignIn(environmentNow()?.platform.inWechat ? 'bind' : 'login');

export default function PublicCasePage() {
  const shareId = shareIdOf(useRouter().params) ?? '';
  const state = useLoad(() => arrive(shareId), [shareId]);
  const item = state.data?.kind === 'public' ? state.data.item : null;
  const card = () => ({ title: item?.title ?? '支部案例', path: `${ROUTES.casePublic}?s=${shareId}`, imageUrl: item?.coverUrl ?? undefined });
  useShareAppMessage(card);
  useSandboxShare(card);

  return (
    <LoadedPage state={state} skeleton="detail" paper>
      {({ kind }) => (
        <>
          {item && (
            <View className="public-case">
              {item.coverUrl && <Image className="public-case__cover" mode="aspectFill" src={item.coverUrl} />}
              <View className="public-case__title">{item.title}</View>
              <Tag>{item.categoryName}</Tag>
              <View className="public-case__meta">{`${item.orgName} · ${dateText(dateOf(item.publishedAt))}`}</View>
              <RichParagraphs text={item.digest} />
              <Card className="public-case__more">
                <View>以上为公开摘要。全文仅限党员阅读，登录后可收藏、借鉴到本支部。</View>
                <PrimaryButton onClick={signIn}>党员登录，阅读全文</PrimaryButton>
              </Card>
            </View>
          )}
          {kind === 'members-only' && (
            <>
              <EmptyState icon="lock" title="仅限党员阅读" note="这篇案例没有公开摘要。如您是本单位党员，请登录后阅读。" />
              <PrimaryButton onClick={signIn}>党员登录</PrimaryButton>
            </>
          )}
          {kind === 'member' && <Button block loading>正在打开</Button>}
        </>
      )}
    </LoadedPage>
  );
}
