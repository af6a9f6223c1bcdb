import { type AuditItem, type AuditWords, CASE_STATUSES, ROLE_LABELS } from '@xianfeng/shared-types';
import { REACHES } from '../roles/role-words';

export interface DetailLine {
  key: string;
  name: string;
  text: string;
}

/** Values that are codes of the contract, and those of some kind of object alone. */
const VALUES: Record<string, Record<string, string>> = { role: ROLE_LABELS, reach: REACHES };
const VALUES_OF: Record<string, typeof VALUES> = { case: { from: CASE_STATUSES, to: CASE_STATUSES } };

type Recorded = Pick<AuditItem, 'detail' | 'names' | 'objectType'>;

/** What an act left on record, a line a field, by the words of the server and with people and organisations by name. Nothing is left out. */
export function detailLines({ detail, names: known, objectType }: Recorded, fields: AuditWords['fields']): DetailLine[] {
  const values = { ...VALUES, ...VALUES_OF[objectType] };
  const names = new Map(fields.map(({ code, name }) => [code, name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  return Object.entries(detail).map(([key, value]) => ({ key, name: nameOf(key), text: values[key]?.[String(value)] ?? textOf(value, nameOf, known) }));
}

function textOf(value: unknown, nameOf: (code: string) => string, known: AuditItem['names']): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map((one) => textOf(one, nameOf, known)).join('、');
  if (typeof value === 'object') return Object.entries(value).map(([code, part]) => `${nameOf(code)}：${textOf(part, nameOf, known)}`).join('，');
  return typeof value === 'string' ? (known[value] ?? value) : JSON.stringify(value);
}
