import { caseReviewsApi, casesApi, caseStatsApi, libraryApi, type Id } from '@xianfeng/shared-types';
import { Typography } from 'antd';
import { useAction } from '@/shared/api';
import { ReasonDialog } from '@/shared/ui';

/** Questions whose answers change with a case of the library. */
export const SHELF = [caseStatsApi.desk, libraryApi.list, libraryApi.search, libraryApi.detail, libraryApi.categories, casesApi.detail] as const;

interface Props {
  open: boolean;
  item: { id: Id; version: number; title: string };
  onClose: () => void;
}

/** Takes a published case out of the library, with the reason the author reads. */
export function WithdrawDialog({ open, item: { id, version, title }, onClose }: Props) {
  const withdraw = useAction(caseReviewsApi.withdraw, { refresh: SHELF, done: '已撤回', onDone: onClose });
  return (
    <ReasonDialog
      open={open}
      title={`撤回《${title}》？`}
      label="撤回原因"
      okText="撤回"
      danger
      max={1000}
      busy={withdraw.isPending}
      onOk={(reason) => withdraw.mutate({ params: { id }, body: { version, reason } })}
      onCancel={onClose}
    >
      <Typography.Paragraph>撤回后案例不再出现在案例库，已分享的链接失效，作者因发布和被借鉴所得的积分全部冲销，撤回后不能恢复。作者会看到撤回原因。</Typography.Paragraph>
    </ReasonDialog>
  );
}
