import { createHash } from 'node:crypto';
import { paramError } from './pay-error';

type Json = Record<string, unknown>;

/** A text of a JSON body: required unless `optional`, at most `max` characters, of the given pattern. */
export function text(body: Json, name: string, rule: { max: number; min?: number; pattern?: RegExp; optional?: boolean; at?: string }): string {
  const field = rule.at ?? name;
  const value = body[name];
  if (value === undefined && rule.optional) return '';
  if (value === undefined || value === '') throw paramError(field, value ?? '', `缺少必填字段“${field}”`);
  if (typeof value !== 'string') throw paramError(field, value, `“${field}”应为字符串`);
  if (value.length > rule.max || value.length < (rule.min ?? 1)) throw paramError(field, value, `“${field}”长度不符合要求`);
  if (rule.pattern && !rule.pattern.test(value)) throw paramError(field, value, `“${field}”格式错误`);
  return value;
}

/** An amount in 分, at least 1. */
export function fen(body: Json, name: string): number {
  const value = body[name];
  if (!Number.isSafeInteger(value) || (value as number) < 1) throw paramError(`amount/${name}`, value ?? '', `“${name}”应为不小于 1 的整数`);
  return value as number;
}

export function object(body: Json, name: string): Json {
  const value = body[name];
  if (!value || typeof value !== 'object' || Array.isArray(value)) throw paramError(name, value ?? '', `缺少必填字段“${name}”`);
  return value as Json;
}

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** HTTPS without a query; plain HTTP only on this machine, which the real platform could never reach. */
export function notifyUrl(body: Json, rule: { max: number; optional?: boolean }): string {
  const value = text(body, 'notify_url', rule);
  if (!value) return '';
  const url = URL.canParse(value) ? new URL(value) : null;
  const allowed = url && (url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL_HOSTS.includes(url.hostname)));
  if (!allowed || value.includes('?')) throw paramError('notify_url', value, '“notify_url”应为不带参数的 https 地址');
  return value;
}

/** The same for bodies with the same fields and values, whatever their order. */
export function digestOf(body: Json): string {
  return createHash('sha256').update(canonical(body)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!value || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}
