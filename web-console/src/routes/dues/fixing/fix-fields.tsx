import { DUES_ITEM_EFFECTS, DUES_KINDS, duesApi, type Id } from '@xianfeng/shared-types';
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Form, Input, Radio, Select } from 'antd';
import { useApi } from '@/shared/api';
import { optionsOf } from '@/shared/ui';
import { MONEY_NEEDED, MoneyField } from '../parts/money-field';
import { MonthField } from '../parts/month-field';
import { hasIncome, type FixValues } from './fix-facts';

/** Facts that the kind of member needs, and no others. */
export function FixFields({ orgId }: { orgId: Id }) {
  const form = Form.useFormInstance<FixValues>();
  const [kind, by, manual] = [Form.useWatch('kind', form), Form.useWatch('by', form), Form.useWatch('manual', form)];
  return (
    <>
      <Form.Item name="kind" label="党员类别"><Select options={optionsOf(DUES_KINDS)} /></Form.Item>
      {hasIncome(kind) && (
        <Form.Item name="by" label="收入">
          <Radio.Group options={[{ value: 'base', label: '直接填写核定的基数' }, { value: 'items', label: '逐项填写' }]} />
        </Form.Item>
      )}
      {hasIncome(kind) && by === 'base' && <Form.Item name="baseFen" label="计缴基数（每月，已扣除不计入的项目）" rules={MONEY_NEEDED}><MoneyField /></Form.Item>}
      {hasIncome(kind) && by === 'items' && <Items orgId={orgId} />}
      {kind === 'irregular' && <Form.Item name="quarterNetFen" label="上季度纯收入合计" rules={MONEY_NEEDED}><MoneyField /></Form.Item>}
      {kind === 'farmer' && <Form.Item name="chosenFen" label="本人选定的每月金额" rules={MONEY_NEEDED}><MoneyField /></Form.Item>}
      <Form.Item name="fromMonth" label="从哪个月起" rules={[{ required: true, message: '请选择月份' }]} extra={kind === 'irregular' ? '按所在季度核定' : '年度核定选 1 月'}><MonthField /></Form.Item>
      {kind === 'annual' && <Form.Item name="once" valuePropName="checked"><Checkbox>只用于这一个月（年薪兑现月）</Checkbox></Form.Item>}
      <Form.Item name="manual" valuePropName="checked" style={{ marginBottom: 8 }}><Checkbox>不采用计算结果，人工核定金额</Checkbox></Form.Item>
      {manual && <Form.Item name="manualFen" label="人工核定的每月金额" rules={MONEY_NEEDED}><MoneyField /></Form.Item>}
      <Form.Item name="reason" label="原因" rules={manual ? [{ required: true, whitespace: true, message: '人工核定须写明原因' }] : []} extra="人工核定或年内调整时必填"><Input.TextArea rows={2} maxLength={200} /></Form.Item>
    </>
  );
}

/** A month's income, item by item; whether an item counts is said beside its name. */
function Items({ orgId }: { orgId: Id }) {
  const items = useApi(duesApi.items, { query: { orgId } });
  const options = items.data?.filter(({ effectiveTo }) => effectiveTo === null).map(({ id, name, effect }) => ({ value: id, label: `${name}（${DUES_ITEM_EFFECTS[effect]}）` }));
  return (
    <Form.List name="items">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <Flex key={key} gap={8} align="flex-start">
              <Form.Item name={[name, 'itemId']} style={{ flex: 3, minWidth: 0 }} rules={[{ required: true, message: '请选择项目' }]}>
                <Select aria-label={`第 ${name + 1} 项`} showSearch={{ optionFilterProp: 'label' }} placeholder="收入项目" options={options} loading={items.isPending} />
              </Form.Item>
              <Form.Item name={[name, 'fen']} style={{ flex: 2 }} rules={MONEY_NEEDED}><MoneyField label={`第 ${name + 1} 项金额`} /></Form.Item>
              <Button type="text" icon={<MinusCircleOutlined />} aria-label={`去掉第 ${name + 1} 项`} onClick={() => remove(name)} />
            </Flex>
          ))}
          <Button block type="dashed" icon={<PlusOutlined />} onClick={() => add({})} style={{ marginBottom: 16 }}>添加一项</Button>
        </>
      )}
    </Form.List>
  );
}
