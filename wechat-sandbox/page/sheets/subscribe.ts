import { el, icon } from '../dom.js';
import { sheet } from '../overlay.js';
import { appIcon } from '../screens/parts.js';

export interface SubscribeChoice {
  /** Template id → answer. */
  answers: Record<string, 'accept' | 'reject'>;
  /** 总是保持以上选择. */
  always: boolean;
}

/** WeChat's dialog for subscription messages: a check box a template, 取消 refuses all. */
export function subscribeSheet(appName: string, templates: { templateId: string; title: string }[]): Promise<SubscribeChoice> {
  const chosen = new Set(templates.map(({ templateId }) => templateId));
  const refuseAll = (always: boolean): SubscribeChoice => {
    return { answers: Object.fromEntries(templates.map(({ templateId }) => [templateId, 'reject'])), always };
  };
  return sheet<SubscribeChoice>((close) => {
    const always = el('input', { type: 'checkbox', testid: 'subscribe-always' });
    const accept = () => {
      const answers = Object.fromEntries(templates.map(({ templateId }) => [templateId, chosen.has(templateId) ? 'accept' : 'reject'] as const));
      close({ answers, always: always.checked });
    };
    const cancel = el('button', { class: 'button', testid: 'subscribe-cancel', onclick: () => close(refuseAll(always.checked)) }, '取消');
    const allow = el('button', { class: 'button button-primary', testid: 'subscribe-allow', onclick: accept }, '允许');
    const boxes = templates.map(({ templateId, title }) => {
      const change = (event: Event) => {
        if ((event.target as HTMLInputElement).checked) chosen.add(templateId);
        else chosen.delete(templateId);
        allow.disabled = chosen.size === 0;
      };
      const box = el('input', { type: 'checkbox', checked: true, testid: `subscribe-template-${templateId}`, onchange: change });
      return el('label', { class: 'check' }, box, el('span', {}, title), icon('info'));
    });
    return el(
      'div',
      { class: 'sheet', testid: 'subscribe-sheet' },
      el('div', { class: 'sheet-app' }, appIcon(appName, 'app-icon-small'), appName, ' 申请'),
      el('h2', {}, '发送一次以下消息'),
      el('div', { class: 'checks' }, ...boxes),
      el('label', { class: 'check check-always' }, always, el('span', {}, '总是保持以上选择，不再询问')),
      el('div', { class: 'sheet-buttons' }, cancel, allow),
    );
  }, refuseAll(false));
}
