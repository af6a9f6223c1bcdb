import type { IsoMonth } from '@xianfeng/shared-types';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Select, Space } from 'antd';
import { monthText, shiftMonth } from '../format';

/** The month and those before it, newest first. */
export const monthsBack = (from: IsoMonth, count: number): IsoMonth[] => Array.from({ length: count }, (_, index) => shiftMonth(from, -index));

interface Props {
  month: IsoMonth;
  /** Newest first. */
  months: readonly IsoMonth[];
  onChange: (month: IsoMonth) => void;
}

/** Goes through months, one at a time or straight to one. */
export function MonthSwitch({ month, months, onChange }: Props) {
  const at = months.indexOf(month);
  const [earlier, later] = [at >= 0 ? months[at + 1] : undefined, at > 0 ? months[at - 1] : undefined];
  return (
    <Space.Compact>
      <Button icon={<LeftOutlined />} aria-label="上一个月" disabled={!earlier} onClick={() => earlier && onChange(earlier)} />
      <Select aria-label="月份" value={month} style={{ width: 124 }} options={months.map((value) => ({ value, label: monthText(value) }))} onChange={onChange} />
      <Button icon={<RightOutlined />} aria-label="下一个月" disabled={!later} onClick={() => later && onChange(later)} />
    </Space.Compact>
  );
}
