import type { ConfirmMoneyBody } from '@xianfeng/shared-types';
import { Form, Input, Select } from 'antd';
import { today } from '@/shared/format';
import { DateField } from '@/shared/ui';
import { MONEY_PLACES } from './money-places';

export type MoneyWord = Omit<ConfirmMoneyBody, 'version'>;
export const aMoneyWord = (): Partial<MoneyWord> => ({ account: 'bank', on: today() });

/** From or to which account, on which day, by which slip. */
export function ConfirmMoneyFields() {
  return (
    <>
      <Form.Item name="account" label="资金账户"><Select options={MONEY_PLACES} /></Form.Item>
      <Form.Item name="on" label="回单日期" rules={[{ required: true, message: '请选择日期' }]}><DateField notAfter={today()} /></Form.Item>
      <Form.Item name="voucher" label="回单或收据编号" rules={[{ required: true, whitespace: true, message: '请填写编号' }]}><Input maxLength={64} /></Form.Item>
    </>
  );
}
