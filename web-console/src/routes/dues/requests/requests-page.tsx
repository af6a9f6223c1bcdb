import type { Permission } from '@xianfeng/shared-types';
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useAddress } from '@/shared/address';
import { useCan } from '@/shared/session';
import { ConsolePage } from '@/shared/ui';
import { CasesTable } from './cases-table';
import { ConsentsTable } from './consents-table';
import { ExtrasTable } from './extras-table';
import { ReliefsTable } from './reliefs-table';

export interface ListProps {
  status?: string;
  onStatus: (status: string | null) => void;
}

/** What members ask for and what the secretary has to look into: each has its rules and ends with a person's word. */
export default function RequestsPage() {
  const can = useCan();
  const [{ view, status, org }, choose] = useAddress(['view', 'status', 'org']);
  const list: ListProps = { status, onStatus: (next) => choose({ status: next }) };
  const views: { key: string; label: string; needs: Permission; children: ReactNode }[] = [
    { key: 'reliefs', label: '少交免交', needs: 'dues:report', children: <ReliefsTable {...list} orgId={org} onAll={() => choose({ org: null })} /> },
    { key: 'consents', label: '代交', needs: 'dues:collect', children: <ConsentsTable {...list} /> },
    { key: 'cases', label: '连续六个月未交', needs: 'dues:collect', children: <CasesTable {...list} /> },
    { key: 'extras', label: '自愿多交', needs: 'dues:report', children: <ExtrasTable {...list} /> },
  ];
  const shown = views.filter(({ needs }) => can(needs));
  return (
    <ConsolePage title="党费事项" hint="少交免交、代交、长期未交和大额党费。每件事项写明由谁办、依据哪一条，办理经过留存。">
      <Tabs activeKey={shown.some(({ key }) => key === view) ? view : shown[0]?.key} destroyOnHidden onChange={(next) => choose({ view: next, status: null })} items={shown} />
    </ConsolePage>
  );
}
