import { el } from '../dom.js';
import type { Screen } from '../phone.js';
import { chatTime } from '../time.js';
import { chatList } from './chat-list.js';
import { titleBar } from './parts.js';

/** The phone's SMS. */
export const smsChat: Screen = {
  name: 'sms',
  entered: (phone) => void phone.api.read('sms'),
  draw(phone) {
    const messages = phone.chats.sms.map(({ text, at }) =>
      el('article', {}, el('time', { class: 'chat-time' }, chatTime(at)), el('p', { class: 'sms', testid: 'sms-item' }, text)),
    );
    const empty = messages.length === 0 && el('p', { class: 'empty' }, '还没有收到短信');
    return el('section', { class: 'screen-body screen-sms' }, titleBar(phone, '手机短信', chatList), el('div', { class: 'chat scroll to-end' }, ...messages, empty));
  },
};
