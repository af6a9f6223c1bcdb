import { View } from '@tarojs/components';
import type { OrgDetail } from '@xianfeng/shared-types';
import { Card, Fact, StatRow } from '@/shared/ui';
import { orgFacts } from '../model/words';
import './orgs.scss';

/** Name, counts and the facts that are filled in. */
export function OrgFacts({ org }: { org: OrgDetail }) {
  return (
    <Card>
      <View className="xf-org__name">{org.name}</View>
      <StatRow
        stats={[
          { label: '党员', value: org.memberCount, unit: '人' },
          ...(org.childCount > 0 ? [{ label: '下级组织', value: org.childCount, unit: '个' }] : []),
        ]}
      />
      {orgFacts(org).map(({ label, value }) => <Fact key={label} label={label}>{value}</Fact>)}
    </Card>
  );
}
