import { CASE_TONES } from '@xianfeng/client-core';
import { Text, View } from '@tarojs/components';
import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { CaseFiles } from '@/features/cases/components/case-files';
import { CaseText } from '@/features/cases/components/case-text';
import { StepHistory } from '@/features/cases/components/step-history';
import { CASE_STEPS, caseStep } from '@/features/cases/model/status';
import { useCasePage, useShareCard } from '@/features/cases/use-case-page';
import { dateOf, dateText } from '@/shared/format';
import { useSandboxShare } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { ROUTES } from '@/shared/routes';
import { Card, ListRow, LoadedPage, NoticeBar, StatusTag, Steps, Tag } from '@/shared/ui';
import { AdoptionsPart } from './adoptions-part';
import { CaseActions } from './case-actions';
import { NoticePart } from './notice-part';
import { ReaderBar } from './reader-bar';
import { RelatedPart } from './related-part';
import './detail.scss';

/** A case to read, and what the reader may do with it. */
export default function CaseDetailPage() {
  const { id = '' } = useRouter().params;
  const state = useCasePage(id);
  const { item, library } = state.data ?? { item: null, library: null };
  const share = useShareCard(library);
  const card = () => (share ? { title: share.title, path: `/${share.path}`, imageUrl: share.imageUrl } : { title: '案例库', path: ROUTES.cases });
  useShareAppMessage(card);
  useSandboxShare(card);

  const footer = library && <ReaderBar library={library} card={card} onChanged={state.reload} />;
  return (
    <LoadedPage state={state} skeleton="detail" paper footer={footer}>
      {() => item && (
        <View className="reading">
          <View className="reading__title">{item.title}</View>
          <View className="reading__tags">
            <Tag>{item.categoryName}</Tag>
            {item.status !== 'published' && <StatusTag tone={CASE_TONES[item.status]} text={item.statusName} />}
            {item.visibility === 'members' && <StatusTag tone="grey" icon="lock" text="仅限党员" />}
          </View>
          <View className="reading__meta">
            <View>{item.orgName}</View>
            <View>{`作者：${item.authors.map(({ name }) => name).join('、')}`}</View>
            <View>{[item.publishedAt && `${dateText(dateOf(item.publishedAt))}发布`, `${item.wordCount} 字`].filter(Boolean).join(' · ')}</View>
          </View>
          {caseStep(item.status) !== null && item.status !== 'published' && <View className="reading__steps"><Steps steps={CASE_STEPS} current={caseStep(item.status) ?? 0} /></View>}
          <CaseActions item={item} onChanged={state.reload} />
          <NoticePart item={item} onChanged={state.reload} />
          <CaseText summary={item.summary} sections={item.sections} />
          <CaseFiles files={item.files} />
          {item.tags.length > 0 && <View className="reading__tags">{item.tags.map((tag) => <Text key={tag} className="reading__tag">{`#${tag}`}</Text>)}</View>}
          {library && <AdoptionsPart library={library} />}
          {library?.adoptHint && !library.myAdoption && <NoticeBar tone="blue" icon="flag">{library.adoptHint}</NoticeBar>}
          {library?.allowedActions.includes('share_groups') && (
            <Card flush><ListRow icon="people" title="分享到的群" note="在哪些群里被打开过" onClick={() => go('caseGroups', { id })} /></Card>
          )}
          <StepHistory steps={item.steps} />
          {library && <RelatedPart rows={library.related} />}
        </View>
      )}
    </LoadedPage>
  );
}
