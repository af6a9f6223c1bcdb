import { orgPreviewsApi, orgsApi, type OrgDetail, type OrgNode } from '@xianfeng/shared-types';
import { App, Form } from 'antd';
import { useState } from 'react';
import { call } from '@/shared/api';
import { OrgPicker } from '@/shared/org';
import { GuidedDialog } from '@/shared/ui';
import { ChangePreview } from './change-preview';
import { useOrgRefresh } from './use-org-refresh';

interface Props {
  org: OrgDetail;
  open: boolean;
  onClose: () => void;
}

/** Puts an organisation, with everything below it, under another one. */
export function MoveDialog({ org, open, onClose }: Props) {
  const { message } = App.useApp();
  const refresh = useOrgRefresh();
  const [parent, setParent] = useState<OrgNode | null>(null);
  const input = (reason: string) => ({ params: { id: org.id }, body: { parentId: parent!.id, version: org.version, reason } });
  return (
    <GuidedDialog
      open={open}
      title={`调整${org.name}的隶属关系`}
      chosen={parent !== null}
      reasonLabel="批准文件或原因"
      okText="确认调整"
      preview={(reason) => call(orgPreviewsApi.move, input(reason))}
      show={(seen) => <ChangePreview preview={seen} />}
      carryOut={async (reason) => {
        await call(orgsApi.move, input(reason));
        await refresh();
        void message.success(`${org.name}已改由${parent!.name}管理`);
      }}
      onClose={onClose}
      onClosed={() => setParent(null)}
    >
      <Form layout="vertical" component={false}>
        <Form.Item label="现上级组织">{org.ancestors.at(-1)?.name ?? '无'}</Form.Item>
        <Form.Item label="新上级组织" required>
          <OrgPicker block label="新上级组织" value={parent?.name ?? null} selected={parent?.id} onChoose={setParent} />
        </Form.Item>
      </Form>
    </GuidedDialog>
  );
}
