import { useRouter } from '@tarojs/taro';
import { loadOrg } from '@/features/orgs/api';
import { OrgFacts } from '@/features/orgs/components/org-facts';
import { OrgCases, OrgHistory, OrgWarnings, PostHolders } from '@/features/orgs/components/org-sections';
import { useLoad } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { useMay, useMe } from '@/shared/session';
import { Card, ListRow, LoadedPage } from '@/shared/ui';
import { BranchTrend } from './branch-trend';

/** `?id=`, or my own organisation: who leads it, what it published, where it stands. */
export default function BranchPage() {
  const me = useMe();
  const id = useRouter().params.id ?? me?.member.orgId ?? '';
  const state = useLoad(() => (id ? loadOrg(id) : new Promise<never>(() => undefined)), [id]);
  const mayReadRoster = useMay('member:read');
  return (
    <LoadedPage state={state} skeleton="detail">
      {(org) => (
        <>
          <OrgFacts org={org} />
          <OrgWarnings warnings={org.warnings} />
          {mayReadRoster && (
            <Card flush>
              <ListRow icon="people" title="党员名册" note="姓名、类别与联系方式，号码只显示部分" onClick={() => go('members', { org: org.id })} />
            </Card>
          )}
          <PostHolders orgId={org.id} />
          <BranchTrend orgId={org.id} own={org.id === me?.member.orgId} />
          <OrgCases orgId={org.id} />
          <OrgHistory orgId={org.id} />
        </>
      )}
    </LoadedPage>
  );
}
