import { avatar, el, icon } from '../dom.js';
import type { Phone, Screen } from '../phone.js';
import type { Card, GroupChat } from '../types.js';
import { chatTime } from '../time.js';
import { chatList } from './chat-list.js';
import { appIcon, cardPicture, titleBar } from './parts.js';

/** A shared mini-program card with its sender. */
function cardOf(phone: Phone, group: GroupChat, card: Card): HTMLElement {
  const { appName, h5Url } = phone.setup;
  const open = () => phone.openMiniProgram({ source: 'group', path: card.path, groupId: group.id });
  const body = el(
    'button',
    { class: 'share-card', testid: 'card-open', 'data-card-id': card.id, onclick: open },
    el('span', { class: 'share-app' }, appIcon(appName, 'app-icon-tiny'), appName),
    el('span', { class: 'share-title' }, card.title),
    cardPicture(card.imageUrl, h5Url, appName),
    el('span', { class: 'share-foot' }, icon('mini'), '小程序'),
  );
  const sender = !card.mine && el('span', { class: 'sender' }, card.from);
  const bubble = el('div', { class: 'bubble' }, sender, body);
  const line = el('div', { class: `line ${card.mine ? 'line-mine' : ''}` }, avatar(card.from), bubble);
  return el('article', { testid: 'card' }, el('time', { class: 'chat-time' }, chatTime(card.at)), line);
}

/** A group chat with the cards shared in it. */
export function groupChat(groupId: string): Screen {
  return {
    name: `group-${groupId}`,
    draw(phone) {
      const group = phone.chats.groups.find(({ id }) => id === groupId);
      if (!group) return chatList.draw(phone);
      const cards = group.cards.map((card) => cardOf(phone, group, card));
      const empty = cards.length === 0 && el('p', { class: 'empty' }, '还没有人转发小程序');
      const bar = titleBar(phone, `${group.name}(${group.memberCount})`, chatList);
      return el('section', { class: 'screen-body' }, bar, el('div', { class: 'chat scroll to-end' }, ...cards, empty));
    },
  };
}
