import type { MessageWording } from '@xianfeng/shared-types';

/** The parts of a wording in the order of the form. */
export const WORDING_LABELS: Record<keyof MessageWording, string> = { title: '标题', opening: '开头语', closing: '附言', remark: '微信说明' };

export const EMPTY_WORDING: MessageWording = { title: '', opening: '', closing: '', remark: '' };

/** What is worded, part by part; nothing for the product's own words. */
export const wordingLines = (wording: MessageWording): { label: string; text: string }[] =>
  (Object.keys(WORDING_LABELS) as (keyof MessageWording)[]).flatMap((part) => (wording[part] ? [{ label: WORDING_LABELS[part], text: wording[part] }] : []));

/** As it is sent: without spaces at the ends, parts that the form doesn't show empty. */
export const wordingOf = (typed: Partial<MessageWording>): MessageWording => {
  const { title, opening, closing, remark } = { ...EMPTY_WORDING, ...typed };
  return { title: title.trim(), opening: opening.trim(), closing: closing.trim(), remark: remark.trim() };
};

/** Characters that count: what the product fills in does not. */
export const lengthBeside = (text: string, place: string | undefined): number => [...(place ? text.replace(place, '') : text)].length;
