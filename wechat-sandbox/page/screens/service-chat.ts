import { el, icon } from '../dom.js';
import type { Phone, Screen } from '../phone.js';
import type { ServiceMessage } from '../types.js';
import { chatTime } from '../time.js';
import { chatList } from './chat-list.js';
import { appIcon, titleBar } from './parts.js';

/** A subscription message as WeChat draws it; without a page it can't be tapped. */
function messageOf(phone: Phone, message: ServiceMessage): HTMLElement {
  const { appName } = phone.setup;
  const rows = message.rows.flatMap(({ label, value }) => [el('span', { class: 'notice-key' }, label), el('span', { class: 'notice-value' }, value)]);
  const parts = [
    el('span', { class: 'notice-app' }, appIcon(appName, 'app-icon-small'), appName),
    el('span', { class: 'notice-title' }, message.title),
    el('span', { class: 'notice-rows' }, ...rows),
  ];
  const enter = el('span', { class: 'notice-enter' }, '进入小程序查看', icon('forward'));
  const open = () => phone.openMiniProgram({ source: 'service', path: message.page });
  const card = message.page
    ? el('button', { class: 'notice', testid: 'msg-open', 'data-msgid': message.msgid, onclick: open }, ...parts, enter)
    : el('div', { class: 'notice', testid: 'msg-plain', 'data-msgid': message.msgid }, ...parts);
  return el('article', { testid: 'msg' }, el('time', { class: 'chat-time' }, chatTime(message.at)), card);
}

/** 服务通知: subscription messages, newest at the bottom. */
export const serviceChat: Screen = {
  name: 'service',
  entered: (phone) => void phone.api.read('service'),
  draw(phone) {
    const messages = phone.chats.service.map((message) => messageOf(phone, message));
    const empty = messages.length === 0 && el('p', { class: 'empty' }, '还没有收到服务通知');
    return el('section', { class: 'screen-body' }, titleBar(phone, '服务通知', chatList), el('div', { class: 'chat scroll to-end' }, ...messages, empty));
  },
};
