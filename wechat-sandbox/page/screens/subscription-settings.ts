import { el } from '../dom.js';
import type { Phone, Screen } from '../phone.js';
import type { SubscriptionView } from '../types.js';
import { me } from './me.js';
import { titleBar } from './parts.js';

function settingOf(phone: Phone, { templateId, title, quota, off, always }: SubscriptionView): HTMLElement {
  const remembered = always === 'accept' ? '，总是允许' : always === 'reject' && !off ? '，总是拒绝' : '';
  const note = off ? '已关闭，不再接收' : `还可收到 ${quota} 条${remembered}`;
  const toggle = () => void (off ? phone.api.turnOn(templateId) : phone.api.turnOff(templateId));
  const state = { role: 'switch', 'aria-checked': String(!off), 'aria-label': title };
  const control = el('button', { class: 'switch', ...state, testid: `subscription-${templateId}`, onclick: toggle });
  return el('div', { class: 'cell cell-tall' }, el('span', { class: 'cell-lines' }, title, el('small', {}, note)), control);
}

/** 订阅消息管理: what may be sent, and the switch that ends it. */
export const subscriptionSettings: Screen = {
  name: 'subscriptions',
  draw(phone) {
    const cells = phone.chats.subscriptions.map((one) => settingOf(phone, one));
    const list = el('div', { class: 'list-page scroll' }, el('h2', { class: 'cells-title' }, `${phone.setup.appName} 的订阅消息`), el('div', { class: 'cells' }, ...cells));
    return el('section', { class: 'screen-body' }, titleBar(phone, '订阅消息管理', me), list);
  },
};
