import type { SandboxOptions } from './options';

/** Types of values in the platform's table of limits; a key is type + number. */
export const VALUE_TYPES = [
  'thing',
  'number',
  'letter',
  'symbol',
  'character_string',
  'time',
  'date',
  'amount',
  'phone_number',
  'car_number',
  'name',
  'phrase',
  'enum',
] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

export interface TemplateKey {
  /** Such as `thing1`. */
  key: string;
  label: string;
  /** The listed values of an enum, or of a phrase that the template restricts. */
  values?: string[];
}

export interface Template {
  id: string;
  title: string;
  keys: TemplateKey[];
}

/** Type of a key, undefined when the platform has none of this name. */
export function typeOfKey(key: string): ValueType | undefined {
  const match = /^([a-z_]+?)(\d+)$/.exec(key);
  return VALUE_TYPES.find((type) => type === match?.[1]);
}

/** The three templates of the product, under the ids of the configuration. */
export function defaultTemplates({ templates }: Pick<SandboxOptions, 'templates'>): Template[] {
  return [
    {
      id: templates.ranking,
      title: '月度排名通知',
      keys: [
        { key: 'thing1', label: '通报名称' },
        { key: 'date2', label: '发布时间' },
        { key: 'thing3', label: '所在组织' },
        { key: 'character_string4', label: '名次' },
        { key: 'thing5', label: '备注' },
      ],
    },
    {
      id: templates.todo,
      title: '待办事项提醒',
      keys: [
        { key: 'thing1', label: '事项' },
        { key: 'thing2', label: '来源' },
        { key: 'time3', label: '截止时间' },
        { key: 'thing4', label: '备注' },
      ],
    },
    {
      id: templates.case,
      title: '案例审核结果通知',
      keys: [
        { key: 'thing1', label: '案例标题' },
        { key: 'phrase2', label: '审核结果' },
        { key: 'thing3', label: '意见' },
        { key: 'time4', label: '时间' },
      ],
    },
  ];
}

/** Refuses templates the platform couldn't have; the message names the fault. */
export function checkTemplates(templates: Template[]): void {
  for (const { id, title, keys } of templates) {
    if (!id || !title || !Array.isArray(keys) || keys.length === 0) throw new Error('模板需要 id、title 和 keys');
    for (const { key, label } of keys) {
      if (!typeOfKey(key)) throw new Error(`模板 ${id} 的键 ${key} 不是“类型+数字”`);
      if (!label) throw new Error(`模板 ${id} 的键 ${key} 缺少 label`);
    }
  }
}
