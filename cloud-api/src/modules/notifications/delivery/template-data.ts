import type { Env } from '../../../config';
import type { TemplateKind } from '@xianfeng/shared-types';
import type { NotifyTemplate } from '../../../platform/notify';

/** Values by the keys of the templates that the customer picks in the WeChat console (docs/runbook.md lists them). */
export function templateData(template: NotifyTemplate): Record<string, string> {
  switch (template.kind) {
    case 'ranking':
      return { thing1: template.name, date2: template.publishedOn, thing3: template.org, character_string4: template.rank, thing5: template.note };
    case 'todo':
      return { thing1: template.task, thing2: template.from, time3: asTime(template.due), thing4: template.note };
    case 'case':
      return { thing1: template.title, phrase2: template.result, thing3: template.opinion, time4: asTime(template.at) };
  }
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** A date or an instant in the form that a `time` value takes; a date alone means until its end. Other texts stay as they are. */
function asTime(value: string): string {
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (day) return `${day[1]}年${Number(day[2])}月${Number(day[3])}日 23:59`;
  const instant = /^\d{4}-\d\d-\d\dT.*Z$/.test(value) ? new Date(Date.parse(value) + SHANGHAI_OFFSET_MS).toISOString() : null;
  return instant ? `${instant.slice(0, 4)}年${Number(instant.slice(5, 7))}月${Number(instant.slice(8, 10))}日 ${instant.slice(11, 16)}` : value;
}

export const templateIdOf = (env: Env, kind: TemplateKind): string => env.wechat.templates[kind];

/** The kind a template id of a push belongs to; null for one that is not ours. */
export function kindOfTemplate(env: Env, templateId: string): TemplateKind | null {
  const found = Object.entries(env.wechat.templates).find(([, id]) => id === templateId);
  return found ? (found[0] as TemplateKind) : null;
}
