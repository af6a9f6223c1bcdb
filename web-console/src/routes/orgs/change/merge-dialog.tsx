import { orgPreviewsApi, orgsApi, type OrgDetail, type OrgNode } from '@xianfeng/shared-types';
import { App, Form, Tag } from 'antd';
import { useState } from 'react';
import { call } from '@/shared/api';
import { OrgPicker } from '@/shared/org';
import { GuidedDialog } from '@/shared/ui';
import { ChangePreview } from './change-preview';
import { useOrgRefresh } from './use-org-refresh';

interface Props {
  /** Takes the others in. */
  org: OrgDetail;
  open: boolean;
  onClose: () => void;
}

/** Merges other organisations into this one: members, posts, cases and rights follow, the history of all stays. */
export function MergeDialog({ org, open, onClose }: Props) {
  const { message } = App.useApp();
  const refresh = useOrgRefresh();
  const [sources, setSources] = useState<OrgNode[]>([]);
  const add = (source: OrgNode) => setSources((before) => (source.id === org.id || before.some(({ id }) => id === source.id) ? before : [...before, source]));
  const body = (reason: string) => ({ groups: [{ targetId: org.id, sourceIds: sources.map(({ id }) => id) }], reason });
  return (
    <GuidedDialog
      open={open}
      title={`其他组织并入${org.name}`}
      chosen={sources.length > 0}
      reasonLabel="批准文件或原因"
      okText="确认合并"
      preview={(reason) => call(orgPreviewsApi.merge, { body: body(reason) })}
      show={(seen) => <ChangePreview preview={seen} />}
      carryOut={async (reason) => {
        await call(orgsApi.merge, { body: body(reason) });
        await refresh();
        void message.success(`已并入${org.name}`);
      }}
      onClose={onClose}
      onClosed={() => setSources([])}
    >
      <Form layout="vertical" component={false}>
        <Form.Item label="被并入的组织（可选多个，合并后撤销）" required>
          <OrgPicker block label="被并入的组织" value={null} placeholder="添加组织" onChoose={add} />
          <div style={{ marginTop: 8 }}>
            {sources.map(({ id, name, memberCount }) => (
              <Tag key={id} closable onClose={() => setSources(sources.filter((source) => source.id !== id))} style={{ marginBottom: 4 }}>
                {name}（{memberCount} 人）
              </Tag>
            ))}
          </div>
        </Form.Item>
      </Form>
    </GuidedDialog>
  );
}
