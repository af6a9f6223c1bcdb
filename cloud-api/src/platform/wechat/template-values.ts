/** Rules for the values of subscription messages (订阅消息参数值内容限制说明). */

const HAN = /\p{Script=Han}/u;
const CONTROL = /\p{Cc}/u;
const TIME = String.raw`([01]?\d|2[0-3]):[0-5]\d`;
const DAY = String.raw`(\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{1,2}-\d{1,2})`;
const range = (one: string) => new RegExp(`^${one}(\\s?~\\s?${one})?$`);
const length = (value: string) => [...value].length;

interface ValueRule {
  /** In Chinese, for the person who writes the template. */
  hint: string;
  test: (value: string) => boolean;
}

const RULES: Record<string, ValueRule> = {
  thing: { hint: '不超过 20 个字', test: (v) => length(v) <= 20 && !CONTROL.test(v) },
  number: { hint: '不超过 32 位数字，可带小数', test: (v) => /^\d[\d.]{0,31}$/.test(v) },
  letter: { hint: '不超过 32 个字母', test: (v) => /^[A-Za-z]{1,32}$/.test(v) },
  symbol: { hint: '不超过 5 个符号', test: (v) => length(v) <= 5 && /^[\p{P}\p{S}]+$/u.test(v) },
  character_string: { hint: '不超过 32 个数字、字母或符号，不含汉字', test: (v) => /^[\x21-\x7e]{1,32}$/.test(v) },
  time: { hint: '24 小时制时间，可带年月日，如 2019年10月1日 15:01', test: (v) => range(`(${DAY} )?${TIME}`).test(v) },
  date: { hint: '年月日，可带时间，如 2019年10月1日', test: (v) => range(`${DAY}( ${TIME})?`).test(v) },
  amount: { hint: '货币符号加 10 位以内数字，可带小数，可以“元”结尾', test: (v) => /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/.test(v) },
  phone_number: { hint: '不超过 17 位数字或符号', test: (v) => /^[\d+\-() ]{1,17}$/.test(v) },
  car_number: { hint: '不超过 8 位', test: (v) => /^[\p{Script=Han}A-Za-z0-9]{1,8}$/u.test(v) },
  name: { hint: '10 个汉字或 20 个字母以内', test: (v) => length(v) <= (HAN.test(v) ? 10 : 20) && !CONTROL.test(v) },
  phrase: { hint: '不超过 5 个汉字', test: (v) => /^\p{Script=Han}{1,5}$/u.test(v) },
  enum: { hint: '模板列出的选项', test: () => true },
};

const ruleOf = (key: string): ValueRule | undefined => RULES[key.replace(/\d+$/, '')];

/** What is wrong with a value for a template key such as `thing1`, in Chinese; null when nothing is. */
export function templateValueFault(key: string, value: string): string | null {
  const rule = ruleOf(key);
  if (!rule) return `${key}：不支持的参数类型`;
  if (value.trim() === '') return `${key}：不能为空`;
  return rule.test(value) ? null : `${key}：应为${rule.hint}`;
}

/** Shortens running text so that WeChat accepts it: `thing` to 19 characters and `…`, `name` to its limit; others stay. */
export function fitTemplateValue(key: string, value: string): string {
  const clean = value.replace(/\p{Cc}+/gu, ' ').trim();
  const type = key.replace(/\d+$/, '');
  if (type === 'thing') return length(clean) <= 20 ? clean : `${[...clean].slice(0, 19).join('')}…`;
  if (type === 'name') return [...clean].slice(0, HAN.test(clean) ? 10 : 20).join('');
  return clean;
}

/** Fits every value and lists what still breaks a rule. */
export function fitTemplateData(data: Record<string, string>): { data: Record<string, string>; faults: string[] } {
  const fitted = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, fitTemplateValue(key, value)]));
  const faults = Object.entries(fitted).flatMap(([key, value]) => templateValueFault(key, value) ?? []);
  return { data: fitted, faults };
}
