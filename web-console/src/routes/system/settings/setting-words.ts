import type { Setting, SettingVersion } from '@xianfeng/shared-types';
import { dateText } from '@/shared/format';

/** Whether a version is in force, and the colour of its dot in a history. */
export const VERSION_STATES = { future: { text: '尚未生效', tone: 'blue' }, current: { text: '现行', tone: 'green' }, past: { text: '已过', tone: 'default' } } as const;
export const VERSION_DOTS = { future: 'blue', current: 'green', past: 'gray' } as const;

/** A value as officers say it. */
export function valueText({ kind, unit }: Pick<Setting, 'kind' | 'unit'>, value: number): string {
  if (kind === 'switch') return value === 1 ? '开启' : '关闭';
  return unit ? `${value} ${unit}` : String(value);
}

/** Document and article that a value rests on. */
export const basisText = ({ doc, article }: Pick<SettingVersion, 'doc' | 'article'>): string => [doc, article].filter(Boolean).join(' ');

/** What a change will do, before it is made. */
export function changeText(setting: Setting, value: number, from: string, orgName: string | null): string {
  const whom = orgName ? `${orgName}及其下级组织的` : '';
  return `自${dateText(from)}起，${whom}“${setting.title}”改为 ${valueText(setting, value)}。此前的日子仍按原来的值。`;
}

export interface Parts {
  sum: number;
  /** What is still to be given away; negative when too much is given. */
  left: number;
}

/** Values that have to add up. */
export function partsOf(values: readonly (number | null | undefined)[], total: number): Parts {
  const sum = values.reduce<number>((all, value) => all + (value ?? 0), 0);
  return { sum, left: total - sum };
}
