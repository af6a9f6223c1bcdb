import { View } from '@tarojs/components';
import { ORG_CLASS_LABELS, type Bulletin, type BulletinItem, type BulletinTable } from '@xianfeng/shared-types';
import { dateOf, dateText, monthText, scoreText } from '@/shared/format';
import { BarChart, Card, RichParagraphs, SectionTitle, StatusTag } from '@/shared/ui';
import { UnitRow } from './unit-row';
import './bulletin.scss';

/** A bulletin to read: words, the top of each class, what is to be improved. */
export function BulletinView({ bulletin, ownOrgId }: { bulletin: Bulletin; ownOrgId: string | undefined }) {
  const { title, scope, month, publishedAt, paragraphs, tables, items } = bulletin;
  return (
    <>
      <View className="xf-bulletin__title">{title}</View>
      <View className="xf-bulletin__meta">{`${scope.name} · ${publishedAt ? `${dateText(dateOf(publishedAt))}发布` : `${monthText(month)}，尚未发布`}`}</View>
      {paragraphs.map(({ heading, text }) => (
        <View key={heading} className="xf-bulletin__part">
          <View className="xf-bulletin__heading">{heading}</View>
          <RichParagraphs text={text} />
        </View>
      ))}
      {items.length > 0 && <ItemsToImprove items={items} />}
      {tables.filter(({ top }) => top.length > 0).map((table) => <ClassTable key={table.orgClass} table={table} ownOrgId={ownOrgId} />)}
      <View className="xf-bulletin__seal">{`数据由积分台账生成并封存，校验码 ${bulletin.snapshotHash.slice(0, 16)}…`}</View>
    </>
  );
}

function ItemsToImprove({ items }: { items: readonly BulletinItem[] }) {
  return (
    <>
      <SectionTitle title="需改进事项" />
      <View className="xf-bulletin__meta">只有该单位和它的上级能看到</View>
      {items.map(({ orgId, orgName, problem, action, dueOn }) => (
        <Card key={orgId + problem} className="xf-bulletin__item">
          <View className="xf-bulletin__item-org">{orgName}</View>
          <View>{`问题：${problem}`}</View>
          <View>{`要求：${action}`}</View>
          <StatusTag tone="gold" text={`${dateText(dueOn)}前完成`} />
        </Card>
      ))}
    </>
  );
}

function ClassTable({ table, ownOrgId }: { table: BulletinTable; ownOrgId: string | undefined }) {
  const { orgClass, of, heads, perHeadCenti, top } = table;
  const label = ORG_CLASS_LABELS[orgClass];
  const bars = top.slice(0, 5).map((unit) => ({ label: unit.orgName, value: unit.perHeadCenti / 100, own: unit.orgId === ownOrgId }));
  return (
    <>
      <SectionTitle title={`${label}（${of} 个支部）`} />
      <View className="xf-bulletin__meta">{`${heads} 名党员，人均 ${scoreText(perHeadCenti)} 分；下面是排在前面的单位`}</View>
      {bars.length > 1 && <BarChart bars={bars} label={`${label}前 ${bars.length} 名的人均分`} />}
      <View className="xf-bulletin__table">{top.map((unit) => <UnitRow key={unit.orgId} unit={unit} own={unit.orgId === ownOrgId} />)}</View>
    </>
  );
}
