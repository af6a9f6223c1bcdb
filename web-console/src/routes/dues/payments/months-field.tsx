import type { IsoMonth } from '@xianfeng/shared-types';
import { Select } from 'antd';
import { monthText, shiftMonth, thisMonth } from '@/shared/format';
import { monthsBack } from '@/shared/ui';

const [BACK, AHEAD] = [12, 6];

interface Props {
  /** Handed in by Form.Item. */
  id?: string;
  value?: IsoMonth[];
  onChange?: (months: IsoMonth[]) => void;
}

/** Months around this one, the oldest first; which of them have an open bill the server knows. */
export function MonthsField({ id, value, onChange }: Props) {
  const options = monthsBack(shiftMonth(thisMonth(), AHEAD), BACK + AHEAD + 1).reverse().map((one) => ({ value: one, label: monthText(one) }));
  return <Select id={id} mode="multiple" placeholder="选择月份" value={value} onChange={onChange} options={options} />;
}
