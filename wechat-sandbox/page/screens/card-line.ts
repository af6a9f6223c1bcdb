import { avatar, el, icon } from '../dom.js';
import type { Phone } from '../phone.js';
import { chatTime } from '../time.js';
import type { Card, LaunchFrom } from '../types.js';
import { appIcon, cardPicture } from './parts.js';

/** A shared mini-program card with its sender. */
export function cardLine(phone: Phone, card: Card, from: Pick<LaunchFrom, 'source' | 'groupId'>): HTMLElement {
  const { appName, h5Url } = phone.setup;
  const open = () => phone.openMiniProgram({ ...from, path: card.path });
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
