import { DownOutlined } from '@ant-design/icons';
import { casesApi, caseStatsApi, type LibraryDeskItem } from '@xianfeng/shared-types';
import { Button, Dropdown, Form, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { useAction, useApi } from '@/shared/api';
import { FormDialog } from '@/shared/ui';
import { SHELF, WithdrawDialog } from './withdraw-dialog';

type Action = LibraryDeskItem['allowedActions'][number];
const WORDS: Record<Action, string> = { set_category: '调整分类', feature: '精选', unfeature: '取消精选', withdraw: '撤回' };

/** What may be done about a case of the library. */
export function ManageMenu({ item }: { item: LibraryDeskItem }) {
  const [asking, setAsking] = useState<Action | null>(null);
  const close = () => setAsking(null);
  const feature = useAction(caseStatsApi.feature, { refresh: SHELF, done: '已更新' });
  const { id, version, title, allowedActions } = item;
  const begin = (action: Action) => {
    if (action === 'feature' || action === 'unfeature') feature.mutate({ params: { id }, body: { featured: action === 'feature', version } });
    else setAsking(action);
  };
  if (allowedActions.length === 0) return <Typography.Text type="secondary">—</Typography.Text>;
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items: allowedActions.map((key) => ({ key, label: WORDS[key], danger: key === 'withdraw' })), onClick: ({ key }) => begin(key as Action) }}>
        <Button size="small" loading={feature.isPending} aria-label={`办理《${title}》`}>
          办理 <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      <CategoryDialog open={asking === 'set_category'} item={item} onClose={close} />
      <WithdrawDialog open={asking === 'withdraw'} item={item} onClose={close} />
    </>
  );
}

function CategoryDialog({ open, item: { id, version, title, categoryCode }, onClose }: { open: boolean; item: LibraryDeskItem; onClose: () => void }) {
  const categories = useApi(casesApi.categories, {}, { enabled: open });
  const save = useAction(caseStatsApi.setCategory, { quiet: true, refresh: SHELF, done: '已调整分类' });
  return (
    <FormDialog<{ category: string; reason: string }>
      open={open}
      title={`调整《${title}》的分类`}
      okText="调整"
      initial={{ category: categoryCode ?? undefined, reason: '' }}
      submit={(values) => save.mutateAsync({ params: { id }, body: { ...values, version } })}
      onClose={onClose}
    >
      <Form.Item name="category" label="分类" rules={[{ required: true, message: '请选择分类' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={categories.isPending}
          options={categories.data?.filter(({ active, code }) => active || code === categoryCode).map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <Form.Item name="reason" label="调整原因" rules={[{ required: true, whitespace: true, message: '请填写调整原因' }]} extra="作者会看到，并留痕">
        <Input.TextArea rows={3} maxLength={200} showCount />
      </Form.Item>
    </FormDialog>
  );
}
