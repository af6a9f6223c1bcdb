import { Tabs } from 'antd';
import { useAddress } from '@/shared/address';
import { useOrgName, useScope } from '@/shared/org';
import { useCan } from '@/shared/session';
import { ConsolePage } from '@/shared/ui';
import { ProposalPart } from './proposal-part';
import { RatiosPart } from './ratios-part';
import { RemittancesTable } from './remittances-table';

/** 党费上缴: by ratio to the committee above, sent by one side and confirmed by the other. */
export default function RemittancesPage() {
  const { orgId, orgName } = useScope();
  const can = useCan();
  // A closed organisation is in nobody's scope to choose: its books lead here.
  const [{ view = 'list', status, id = null, org = orgId }, choose] = useAddress(['view', 'status', 'id', 'org']);
  const from = useOrgName(org) ?? '';
  return (
    <ConsolePage title="党费上缴" hint={`${orgName}及下级组织。下级汇出、上级确认收到，两边各记一笔账。`}>
      <Tabs
        activeKey={view} destroyOnHidden onChange={(next) => choose({ view: next, status: null, id: null, org: null })}
        items={[
          { key: 'list', label: '上缴记录', children: <RemittancesTable orgId={orgId} status={status} shown={id} choose={choose} /> },
          ...(can('dues:collect') ? [{ key: 'new', label: '办理上缴', children: <ProposalPart orgId={org} orgName={from} onMade={(made) => choose({ view: 'list', id: made })} /> }] : []),
          { key: 'ratios', label: '上缴比例', children: <RatiosPart orgId={orgId} /> },
        ]}
      />
    </ConsolePage>
  );
}
