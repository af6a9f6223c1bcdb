import { ROLE_LABELS, type AuditWords } from '@xianfeng/shared-types';
import { REACHES } from '../roles/role-words';

export interface DetailLine {
  key: string;
  name: string;
  text: string;
}

/** Values that are codes of the contract. */
const VALUES: Record<string, Record<string, string>> = { role: ROLE_LABELS, reach: REACHES };

/** What an act left on record, a line a field, by the words of the server. Nothing is left out. */
export function detailLines(detail: Record<string, unknown>, fields: AuditWords['fields']): DetailLine[] {
  const names = new Map(fields.map(({ code, name }) => [code, name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  return Object.entries(detail).map(([key, value]) => ({ key, name: nameOf(key), text: VALUES[key]?.[String(value)] ?? textOf(value, nameOf) }));
}

function textOf(value: unknown, nameOf: (code: string) => string): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map((one) => textOf(one, nameOf)).join('、');
  if (typeof value === 'object') return Object.entries(value).map(([code, part]) => `${nameOf(code)}：${textOf(part, nameOf)}`).join('，');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
