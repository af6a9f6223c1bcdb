import { casesApi, libraryApi, type CaseCategory, type SaveCategoryBody } from '@xianfeng/shared-types';
import { Form, Input, InputNumber, Switch } from 'antd';
import { useAction } from '@/shared/api';
import { FormDialog } from '@/shared/ui';

interface Props {
  /** Null: closed. */
  category: CaseCategory | 'new' | null;
  /** Those there are: a new one takes none of their codes and stands behind them. */
  categories: readonly CaseCategory[];
  onClose: () => void;
}

/** Makes or changes a category. */
export function CategoryDialog({ category, categories, onClose }: Props) {
  const save = useAction(casesApi.saveCategory, { quiet: true, refresh: [casesApi.categories, libraryApi.categories], done: '已保存' });
  const existing = category === 'new' ? null : category;
  const nextSeat = Math.max(0, ...categories.map(({ seat }) => seat)) + 1;
  const free = async (_: unknown, code: string) => {
    if (categories.some((one) => one.code === code)) throw new Error('这个代码已被使用，请换一个');
  };
  const submit = ({ code, name, note, active, seat }: CaseCategory) => {
    const body: SaveCategoryBody = { name, note: note ?? '', active, seat };
    return save.mutateAsync({ params: { code: existing?.code ?? code }, body });
  };
  return (
    <FormDialog<CaseCategory>
      open={category !== null}
      title={existing ? `修改“${existing.name}”` : '新增分类'}
      okText="保存"
      initial={existing ?? { active: true, seat: nextSeat, note: '' }}
      submit={submit}
      onClose={onClose}
    >
      {!existing && (
        <Form.Item
          name="code"
          label="代码"
          extra="小写字母、数字和下划线，保存后不能修改"
          rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{1,31}$/, message: '请以小写字母开头，用小写字母、数字和下划线，2 至 32 个字符' }, { validator: free }]}
        >
          <Input maxLength={32} />
        </Form.Item>
      )}
      <Form.Item name="name" label="分类名称" rules={[{ required: true, whitespace: true, message: '请填写分类名称' }]}>
        <Input maxLength={30} showCount />
      </Form.Item>
      <Form.Item name="note" label="说明" extra="哪些案例归入这一类，作者选择时可见">
        <Input.TextArea rows={3} maxLength={200} showCount />
      </Form.Item>
      <Form.Item name="seat" label="次序" rules={[{ required: true, message: '请填写次序' }]}>
        <InputNumber min={0} max={999} precision={0} />
      </Form.Item>
      <Form.Item name="active" label="启用" valuePropName="checked">
        <Switch />
      </Form.Item>
    </FormDialog>
  );
}
