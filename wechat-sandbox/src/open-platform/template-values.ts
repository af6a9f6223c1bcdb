import type { Template, TemplateKey, ValueType } from '../templates';
import { typeOfKey } from '../templates';

const DAY = String.raw`\d{4}(年(0?[1-9]|1[0-2])月(0?[1-9]|[12]\d|3[01])日|-(0?[1-9]|1[0-2])-(0?[1-9]|[12]\d|3[01])|/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01]))`;
const HOUR = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`;
const range = (one: string) => new RegExp(`^${one}(~${one})?$`);

/** The platform's table 订阅消息参数值内容限制说明, one rule a type. */
const RULES: Record<Exclude<ValueType, 'enum'>, (value: string) => boolean> = {
  thing: (value) => [...value].length <= 20 && !/\p{Cc}/u.test(value),
  number: (value) => /^\d[\d.]{0,31}$/.test(value) && (value.match(/\./g) ?? []).length <= 1,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => /^[\p{P}\p{S}]{1,5}$/u.test(value),
  character_string: (value) => /^[\x21-\x7e]{1,32}$/.test(value),
  time: (value) => range(`(${DAY} )?${HOUR}`).test(value),
  date: (value) => range(`${DAY}( ${HOUR})?`).test(value),
  amount: (value) => /^[¥￥$€£]\d{1,10}(\.\d+)?元?$/.test(value),
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => /^[\p{Script=Han}A-Z0-9]?[A-Z0-9]{1,6}[\p{Script=Han}A-Z0-9]?$/u.test(value),
  name: (value) => (/\p{Script=Han}/u.test(value) ? [...value].length <= 10 : /^[A-Za-z\p{P}\p{S} ]{1,20}$/u.test(value)),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
};

function isValid({ key, values }: TemplateKey, value: string): boolean {
  if (values && !values.includes(value)) return false;
  const type = typeOfKey(key);
  if (type === undefined) return false;
  return type === 'enum' ? values !== undefined : RULES[type](value);
}

/**
 * First fault of a message's data against its template, worded as 47003 words it; null when all is well.
 * The keys must be exactly the template's, every value a non-blank string of its type.
 */
export function dataFault(template: Template, data: unknown): string | null {
  if (!data || typeof data !== 'object' || Array.isArray(data)) return 'argument invalid! data is empty';
  const given = data as Record<string, { value?: unknown } | null>;
  for (const known of template.keys) {
    const value = given[known.key]?.value;
    if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
      return `argument invalid! data.${known.key}.value is empty`;
    }
    if (typeof value !== 'string' || !isValid(known, value)) return `argument invalid! data.${known.key}.value invalid`;
  }
  const unknown = Object.keys(given).find((key) => !template.keys.some((known) => known.key === key));
  return unknown === undefined ? null : `argument invalid! data.${unknown}.value invalid`;
}
