import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { useAddress } from '@/shared/address';
import { useCan } from '@/shared/session';
import { ConsolePage } from '@/shared/ui';
import { GrantDialog } from './grant-dialog';
import { Holdings } from './holdings';
import { MatrixView } from './matrix-view';
import { WhyView } from './why-view';

const VIEWS = ['holdings', 'matrix', 'why'];

/** Who may do what where: what was given to whom, what a role holds, and why somebody may or may not. */
export default function RolesPage() {
  const can = useCan();
  const [{ view }, change] = useAddress(['view']);
  const [granting, setGranting] = useState(false);
  return (
    <ConsolePage title="角色与授权" actions={can('role:grant') && <Button type="primary" onClick={() => setGranting(true)}>授予角色</Button>}>
      <Tabs
        activeKey={view && VIEWS.includes(view) ? view : 'holdings'}
        onChange={(next) => change({ view: next })}
        destroyOnHidden
        items={[
          { key: 'holdings', label: '授权名单', children: <Holdings /> },
          { key: 'matrix', label: '权限对照表', children: <MatrixView /> },
          { key: 'why', label: '为什么能看、不能看', children: <WhyView /> },
        ]}
      />
      <GrantDialog open={granting} onClose={() => setGranting(false)} />
    </ConsolePage>
  );
}
