import { MESSAGE_PLACES, MESSAGE_WORDING_LIMITS, type MessagePreview, type MessageWording, type NotifyTopic } from '@xianfeng/shared-types';
import type { NotifyRequest, NotifyTemplate } from '../../../platform/notify';
import { fitTemplateValue } from '../../../platform/wechat';
import { templateData } from '../delivery/template-data';
import { MESSAGE_SAMPLES, TEMPLATE_FIELDS } from './message-samples';

export const PART_LABELS: Record<keyof MessageWording, string> = { title: '标题', opening: '开头语', closing: '附言', remark: '微信说明' };
const PARTS = Object.keys(PART_LABELS) as (keyof MessageWording)[];
export const NO_WORDS: MessageWording = { title: '', opening: '', closing: '', remark: '' };

type Worded = Pick<NotifyRequest, 'title' | 'body' | 'template'>;

/** Addresses and numbers of persons don't belong into a text that goes to everybody. */
const REFUSED: [RegExp, string][] = [
  [/https?:|www\.|\.(com|cn|net)\b/i, '中不能有链接'],
  [/1[3-9]\d{9}/, '中不能有个人手机号，可写办公室固定电话'],
  [/\d{17}[\dXx]/, '中不能有身份证号'],
  [/\p{Cc}/u, '中不能换行'],
];

/** What of a topic's messages may be worded; a card of a case has no line of its own for a remark. */
export function partsOf(topic: NotifyTopic): (keyof MessageWording)[] {
  const { template } = MESSAGE_SAMPLES[topic];
  return template && template.kind !== 'case' ? PARTS : PARTS.filter((part) => part !== 'remark');
}

/** The first thing wrong with the words, with the part it is in; null when nothing is. */
export function wordingFault(topic: NotifyTopic, wording: MessageWording): { part: keyof MessageWording; message: string } | null {
  for (const part of PARTS) {
    const text = wording[part];
    if (text !== '' && !partsOf(topic).includes(part)) return { part, message: '这类消息没有微信说明一栏' };
    const fault = faultOf(part, text);
    if (fault) return { part, message: `${PART_LABELS[part]}${fault}` };
  }
  return null;
}

function faultOf(part: keyof MessageWording, text: string): string | null {
  const place = part === 'title' || part === 'remark' ? MESSAGE_PLACES[part] : null;
  const rest = place ? text.replace(place, '') : text;
  const limit = MESSAGE_WORDING_LIMITS[part];
  if (/[{}]/.test(rest)) return place ? `中的花括号只能写成一处${place}` : '中不能有花括号';
  if ([...rest].length > limit) return `不能超过 ${limit} 个字${place ? `（${place}不计）` : ''}`;
  return REFUSED.find(([pattern]) => pattern.test(rest))?.[1] ?? null;
}

/** A message in the customer's words; what they leave empty stays as the product has it. */
export function worded<T extends Worded>(request: T, { title, opening, closing, remark }: MessageWording): T {
  const heading = (own: string) => filled(title, MESSAGE_PLACES.title, own);
  const note = (own: string) => filled(remark, MESSAGE_PLACES.remark, own);
  const { template } = request;
  return { ...request, title: heading(request.title), body: `${opening}${request.body}${closing}`, ...(template && { template: wordedCard(template, heading, note) }) };
}

function wordedCard(template: NotifyTemplate, heading: (own: string) => string, note: (own: string) => string): NotifyTemplate {
  switch (template.kind) {
    case 'ranking':
      return { ...template, name: heading(template.name), note: note(template.note) };
    case 'todo':
      return { ...template, task: heading(template.task), note: note(template.note) };
    case 'case':
      return template;
  }
}

const filled = (pattern: string, place: string, own: string): string => (pattern === '' ? own : pattern.replace(place, () => own));

/** The sample of a topic in these words, the card as WeChat would take it. */
export function previewOf(topic: NotifyTopic, wording: MessageWording): MessagePreview {
  const sample = MESSAGE_SAMPLES[topic];
  const { title, body, template } = worded({ ...sample, template: sample.template ?? undefined }, wording);
  return { title, body, wechat: template ? cardOf(template) : null };
}

function cardOf(template: NotifyTemplate): MessagePreview['wechat'] {
  const data = templateData(template);
  return TEMPLATE_FIELDS[template.kind].map(({ key, meaning }) => {
    const value = fitTemplateValue(key, data[key]);
    return { key, meaning, value, cut: value !== data[key] };
  });
}
