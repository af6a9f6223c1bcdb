import { scoreText, yuanText } from '@xianfeng/client-core';
import {
  ADOPTION_STATUSES, APPEAL_STATUS_LABELS, type AuditItem, type AuditWords, CASE_STATUSES, CASH_STATUS_LABELS, CONSENT_STATUSES, DUES_ACCOUNTS, DUES_KINDS, EXCEPTION_STATUS_LABELS, EXTRA_STATUSES,
  MEMBER_STATUSES, PAYMENT_ORDER_STATUS_LABELS, REFUND_STATUS_LABELS, RELIEF_STATUSES, ROLE_LABELS,
} from '@xianfeng/shared-types';
import { REACHES } from '../roles/role-words';

export interface DetailLine {
  key: string;
  name: string;
  text: string;
}

/** Values that are codes of the contract, and those of some kind of object alone. */
const VALUES: Record<string, Record<string, string>> = {
  role: ROLE_LABELS, reach: REACHES, kind: DUES_KINDS, via: { sms: '短信验证码', scan: '微信扫码' }, payer: { self: '本人', member: '其他党员', relative: '亲属' },
  account: Object.fromEntries(Object.entries(DUES_ACCOUNTS).map(([code, { name }]) => [code, name])),
};
const becoming = (labels: Record<string, string>): typeof VALUES => ({ from: labels, to: labels, fromStatus: labels, toStatus: labels, status: labels });
const VALUES_OF: Record<string, typeof VALUES> = {
  adoption: becoming(ADOPTION_STATUSES), case: { ...becoming(CASE_STATUSES), outcome: { upheld: '成立', dismissed: '不成立' } }, member: becoming(MEMBER_STATUSES), point_appeal: becoming(APPEAL_STATUS_LABELS),
  dues_consent: becoming(CONSENT_STATUSES), dues_extra: becoming(EXTRA_STATUSES), dues_relief: becoming(RELIEF_STATUSES), payment_cash: becoming(CASH_STATUS_LABELS),
  payment_exception: becoming(EXCEPTION_STATUS_LABELS), payment_order: becoming(PAYMENT_ORDER_STATUS_LABELS), payment_refund: becoming(REFUND_STATUS_LABELS),
};

type Recorded = Pick<AuditItem, 'detail' | 'names' | 'objectType'>;

/** What an act left on record, a line a field, by the words of the server and with people and organisations by name. Nothing is left out. */
export function detailLines({ detail, names: known, objectType }: Recorded, fields: AuditWords['fields']): DetailLine[] {
  const values = { ...VALUES, ...VALUES_OF[objectType] };
  const names = new Map(fields.map(({ code, name }) => [code, name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  return Object.entries(detail).map(([key, value]) => ({ key, name: nameOf(key), text: values[key]?.[String(value)] ?? amountOf(key, value) ?? textOf(value, nameOf, known) }));
}

/** What is kept in 分 or hundredths of a point, as it is read. */
function amountOf(key: string, value: unknown): string | undefined {
  if (typeof value !== 'number') return undefined;
  if (/(^f|F)en$/.test(key)) return `${yuanText(value)} 元`;
  return key.endsWith('Centi') ? `${scoreText(value)} 分` : undefined;
}

function textOf(value: unknown, nameOf: (code: string) => string, known: AuditItem['names']): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map((one) => textOf(one, nameOf, known)).join('、');
  if (typeof value === 'object') return Object.entries(value).map(([code, part]) => `${nameOf(code)}：${textOf(part, nameOf, known)}`).join('，');
  return typeof value === 'string' ? (known[value] ?? value) : JSON.stringify(value);
}
