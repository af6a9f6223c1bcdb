import { avatar, el } from '../dom.js';
import { sheet } from '../overlay.js';
import { cardPicture, groupAvatar } from '../screens/parts.js';
import type { Phone } from '../phone.js';
import type { ShareTarget } from '../types.js';

/** The chat picker for a card, groups and then friends; null when the user turns back. */
export function shareSheet(phone: Phone, card: { title: string; imageUrl: string }): Promise<ShareTarget | null> {
  return sheet<ShareTarget | null>((close) => {
    const row = (id: string, picture: HTMLElement, name: string, target: ShareTarget) =>
      el('button', { class: 'row', testid: `share-to-${id}`, onclick: () => close(target) }, picture, el('span', { class: 'row-lines' }, el('span', { class: 'row-name' }, name)));
    const groups = phone.chats.groups.map(({ id, name, memberCount }) => row(id, groupAvatar(name), `${name}(${memberCount})`, { groupId: id }));
    const friends = phone.chats.friends.map(({ id, name }) => row(id, avatar(name), name, { personaId: id }));
    const { appName, h5Url } = phone.setup;
    const cancel = el('button', { class: 'bar-text', testid: 'share-cancel', onclick: () => close(null) }, '取消');
    return el(
      'div',
      { class: 'sheet sheet-full', testid: 'share-sheet' },
      el('header', { class: 'bar' }, cancel, el('h1', {}, '选择一个聊天'), el('span')),
      el('div', { class: 'share-preview' }, cardPicture(card.imageUrl, h5Url, appName), el('span', {}, card.title)),
      el('div', { class: 'list scroll' }, ...groups, el('p', { class: 'hint' }, '朋友'), ...friends),
    );
  }, null);
}
