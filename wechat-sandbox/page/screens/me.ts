import { avatar, el, icon } from '../dom.js';
import type { Screen } from '../phone.js';
import { subscriptionSettings } from './subscription-settings.js';
import { titleBar } from './parts.js';
import { tabBar } from './tab-bar.js';

/** 我: whose phone this is, subscription settings, another persona. */
export const me: Screen = {
  name: 'me',
  draw(phone) {
    const { name, phone: number, note } = phone.persona;
    const notes = [note || '微信用户', `手机号 ${number}`].map((line) => el('span', { class: 'me-note' }, line));
    const head = el('div', { class: 'me' }, avatar(name, 'avatar-large'), el('div', {}, el('strong', { class: 'me-name' }, name), ...notes));
    const cell = (testid: string, picture: string, label: string, onclick: () => void) =>
      el('button', { class: 'cell', testid, onclick }, icon(picture), label, icon('forward'));
    const settings = cell('subscription-settings', 'bell-line', '订阅消息管理', () => phone.show(subscriptionSettings));
    const switching = cell('persona-switch', 'person', '切换人物', () => phone.switchPersona());
    const list = el('div', { class: 'list-page scroll' }, head, el('div', { class: 'cells' }, settings), el('div', { class: 'cells' }, switching));
    return el('section', { class: 'screen-body' }, titleBar(phone, '我'), list, tabBar(phone, 'me'));
  },
};
