import { ORG_KINDS, type OrgKind } from '@xianfeng/shared-types';
import { customPinyin, pinyin } from 'pinyin-pro';

// The dictionary reads 行 as xíng after these; in a bank it is háng.
customPinyin({ 总行: 'zǒng háng', 分行: 'fēn háng', 支行: 'zhī háng', 本行: 'běn háng' });

/** Pinyin initials in lower case; letters and digits stay: 第一党支部 → dydzb. */
export function initialsOf(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase().replace(/\s/g, '').slice(0, 100);
}

const CHINESE_NUMBERS = '一二三四五六七八九十';

/** Sorts siblings by kind, then by name as it is read; 第二 stands after 第一 and before 第十. */
export function sortKeyOf(kind: OrgKind, name: string): string {
  const counted = name.replace(/[一二三四五六七八九十]/g, (digit) => String(CHINESE_NUMBERS.indexOf(digit) + 1).padStart(2, '0'));
  const read = pinyin(counted, { toneType: 'none', type: 'array' }).join(' ').toLowerCase();
  return `${ORG_KINDS.indexOf(kind)} ${read}`.slice(0, 191);
}
