import { el } from '../dom.js';
import type { Screen } from '../phone.js';
import { cardLine } from './card-line.js';
import { chatList } from './chat-list.js';
import { titleBar } from './parts.js';

/** The chat with one person. */
export function friendChat(personaId: string): Screen {
  return {
    name: `friend-${personaId}`,
    draw(phone) {
      const friend = phone.chats.friends.find(({ id }) => id === personaId);
      if (!friend) return chatList.draw(phone);
      const cards = friend.cards.map((card) => cardLine(phone, card, { source: 'friend' }));
      return el('section', { class: 'screen-body' }, titleBar(phone, friend.name, chatList), el('div', { class: 'chat scroll to-end' }, ...cards));
    },
  };
}
