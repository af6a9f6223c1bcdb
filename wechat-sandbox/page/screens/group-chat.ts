import { el } from '../dom.js';
import type { Screen } from '../phone.js';
import { cardLine } from './card-line.js';
import { chatList } from './chat-list.js';
import { titleBar } from './parts.js';

/** A group chat with the cards shared in it. */
export function groupChat(groupId: string): Screen {
  return {
    name: `group-${groupId}`,
    draw(phone) {
      const group = phone.chats.groups.find(({ id }) => id === groupId);
      if (!group) return chatList.draw(phone);
      const cards = group.cards.map((card) => cardLine(phone, card, { source: 'group', groupId }));
      const empty = cards.length === 0 && el('p', { class: 'empty' }, '还没有人转发小程序');
      const bar = titleBar(phone, `${group.name}(${group.memberCount})`, chatList);
      return el('section', { class: 'screen-body' }, bar, el('div', { class: 'chat scroll to-end' }, ...cards, empty));
    },
  };
}
