import { View } from '@tarojs/components';
import type { Id, OrgWarning } from '@xianfeng/shared-types';
import { dateOf } from '@/shared/format';
import { useInfinite, useLoad } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { Card, ListEnd, ListRow, Loaded, NoticeBar, SectionTitle, Timeline } from '@/shared/ui';
import { loadOrgCases, loadOrgHistory, loadPostHolders } from '../api';
import { historyItems, holderText } from '../model/words';

/** What the rules find unusual, each with its article; a hint, not a fault. */
export function OrgWarnings({ warnings }: { warnings: readonly OrgWarning[] }) {
  return (
    <>
      {warnings.map(({ code, message, basis }) => (
        <NoticeBar key={code} tone="gold">
          <View>{message}</View>
          <View className="xf-org__basis">{`依据：${basis}`}</View>
        </NoticeBar>
      ))}
    </>
  );
}

export function PostHolders({ orgId }: { orgId: Id }) {
  const state = useLoad(() => loadPostHolders(orgId), [orgId]);
  return (
    <>
      <SectionTitle title="班子成员" />
      <Loaded state={state}>
        {(holders) => (
          <Card flush>
            {holders.length === 0 && <ListRow icon="people" title="还没有登记任职" />}
            {holders.map((holder) => <ListRow key={holder.post + holder.memberName} icon="person" {...holderText(holder)} />)}
          </Card>
        )}
      </Loaded>
    </>
  );
}

export function OrgCases({ orgId }: { orgId: Id }) {
  const state = useLoad(() => loadOrgCases(orgId), [orgId]);
  return (
    <>
      <SectionTitle title="已发布案例" />
      <Loaded state={state}>
        {({ items }) => (
          <Card flush>
            {items.length === 0 && <ListRow icon="doc" title="还没有发布的案例" />}
            {items.map(({ id, title, categoryName, publishedAt }) => (
              <ListRow key={id} icon="doc" title={title} note={`${categoryName} · ${dateOf(publishedAt)}`} onClick={() => go('caseDetail', { id })} />
            ))}
          </Card>
        )}
      </Loaded>
    </>
  );
}

export function OrgHistory({ orgId }: { orgId: Id }) {
  const list = useInfinite((cursor) => loadOrgHistory(orgId, cursor), [orgId]);
  return (
    <>
      <SectionTitle title="组织沿革" />
      <Loaded state={list}>
        {(changes) => (
          <>
            <Card>{changes.length === 0 ? '还没有变更记录' : <Timeline items={historyItems(changes)} />}</Card>
            {list.more !== 'end' && <ListEnd list={list} />}
          </>
        )}
      </Loaded>
    </>
  );
}
