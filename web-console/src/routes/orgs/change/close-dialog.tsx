import { orgPreviewsApi, orgsApi, type OrgDetail } from '@xianfeng/shared-types';
import { App } from 'antd';
import { call } from '@/shared/api';
import { GuidedDialog } from '@/shared/ui';
import { ChangePreview } from './change-preview';
import { useOrgRefresh } from './use-org-refresh';

interface Props {
  org: OrgDetail;
  open: boolean;
  onClose: () => void;
}

/** Ends an organisation that has no members and nothing below it; a temporary branch sends its members home. */
export function CloseDialog({ org, open, onClose }: Props) {
  const { message } = App.useApp();
  const refresh = useOrgRefresh();
  const input = (reason: string) => ({ params: { id: org.id }, body: { version: org.version, reason } });
  return (
    <GuidedDialog
      open={open}
      title={`撤销${org.name}`}
      chosen
      reasonLabel="批准文件或原因"
      okText="确认撤销"
      preview={(reason) => call(orgPreviewsApi.close, input(reason))}
      show={(seen) => <ChangePreview preview={seen} />}
      carryOut={async (reason) => {
        await call(orgsApi.close, input(reason));
        await refresh();
        void message.success(`已撤销${org.name}`);
      }}
      onClose={onClose}
    />
  );
}
