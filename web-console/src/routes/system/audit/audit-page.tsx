import { Tabs } from 'antd';
import { useAddress } from '@/shared/address';
import { ConsolePage } from '@/shared/ui';
import { AuditLog } from './audit-log';
import { ChainView } from './chain-view';
import { PersonalView } from './personal-view';

const VIEWS = ['log', 'chain', 'personal'];

/** Who did what; that nothing of it was changed; and who saw personal data. */
export default function AuditPage() {
  const [{ view }, change] = useAddress(['view']);
  return (
    <ConsolePage title="审计">
      <Tabs
        activeKey={view && VIEWS.includes(view) ? view : 'log'}
        onChange={(next) => change({ view: next })}
        destroyOnHidden
        items={[
          { key: 'log', label: '操作日志', children: <AuditLog /> },
          { key: 'chain', label: '完整性校验', children: <ChainView /> },
          { key: 'personal', label: '个人信息访问', children: <PersonalView /> },
        ]}
      />
    </ConsolePage>
  );
}
