import { Image, Text, View } from '@tarojs/components';
import { CASE_TONES } from '@xianfeng/client-core';
import type { CaseCard as Card, LibraryCard, TextRun } from '@xianfeng/shared-types';
import type { ReactNode } from 'react';
import { dateOf } from '@/shared/format';
import { a11y, DotLine, StatusTag } from '@/shared/ui';
import './case-card.scss';

export interface CaseCardProps {
  item: LibraryCard | Card;
  /** Search hits with their words marked; in place of title and excerpt. */
  titleRuns?: TextRun[];
  snippetRuns?: TextRun[];
  /** Below the card's words, e.g. why it was returned. */
  children?: ReactNode;
  onClick: () => void;
}

const Runs = ({ runs }: { runs: TextRun[] }) => (
  <>{runs.map(({ text, hit }, index) => <Text key={index} className={hit ? 'case-card__hit' : undefined}>{text}</Text>)}</>
);

/** A case in a list: what it is about, whose it is, and what became of it. */
export function CaseCard({ item, titleRuns, snippetRuns, children, onClick }: CaseCardProps) {
  const { title, excerpt, categoryName, orgName, coverUrl, publishedAt } = item;
  return (
    <View className="case-card xf-tappable" onClick={onClick} {...a11y('button')}>
      <View className="case-card__top">
        <View className="case-card__main">
          <View className="case-card__title">{titleRuns ? <Runs runs={titleRuns} /> : title}</View>
          {snippetRuns ? <View className="case-card__excerpt"><Runs runs={snippetRuns} /></View> : excerpt && <View className="case-card__excerpt case-card__excerpt--cut">{excerpt}</View>}
        </View>
        {coverUrl && <Image className="case-card__cover" mode="aspectFill" src={coverUrl} lazyLoad />}
      </View>
      <View className="case-card__meta">
        <DotLine text={[orgName, categoryName, ...(publishedAt ? [dateOf(publishedAt)] : [])].join(' · ')} />
      </View>
      <View className="case-card__tags">
        {'status' in item && <StatusTag tone={CASE_TONES[item.status]} text={item.statusName} />}
        {'adoptedCount' in item && item.adoptedCount > 0 && <StatusTag tone="blue" icon="flag" text={`${item.adoptedCount} 个支部借鉴`} />}
        {'confirmedCount' in item && item.confirmedCount > 0 && <StatusTag tone="green" text={`${item.confirmedCount} 个已见成效`} />}
        {'favourite' in item && item.favourite && <StatusTag tone="gold" icon="star" text="已收藏" />}
      </View>
      {children}
    </View>
  );
}
