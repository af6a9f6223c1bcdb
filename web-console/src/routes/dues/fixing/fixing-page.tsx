import { Tabs } from 'antd';
import { useAddress } from '@/shared/address';
import { useScope } from '@/shared/org';
import { useCan } from '@/shared/session';
import { ConsolePage } from '@/shared/ui';
import { FixingsTable } from './fixings-table';
import { ImportBox } from './import-box';
import { ItemsTable } from './items-table';
import { RulesTable } from './rules-table';

/** 核定: who pays what from when on, what counts as income, and the rules behind it. */
export default function FixingPage() {
  const { orgId, orgName } = useScope();
  const can = useCan();
  const [{ view = 'fixings', year, state }, choose] = useAddress(['view', 'year', 'state']);
  const fixes = can('dues:fix');
  return (
    <ConsolePage title="党费核定" hint={`${orgName}及下级组织。每年年初核定一次基数和每月金额，年内一般不变。`}>
      <Tabs
        activeKey={view}
        onChange={(next) => choose({ view: next })}
        items={[
          { key: 'fixings', label: '核定台账', children: <FixingsTable orgId={orgId} year={year} state={state} onFilter={choose} /> },
          ...(fixes ? [{ key: 'import', label: '批量核定', children: <ImportBox orgId={orgId} orgName={orgName} /> }] : []),
          { key: 'items', label: '收入项目', children: <ItemsTable orgId={orgId} /> },
          { key: 'rules', label: '计费规则', children: <RulesTable orgId={orgId} /> },
        ]}
      />
    </ConsolePage>
  );
}
