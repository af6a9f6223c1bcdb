import { el } from '../dom.js';
import { sheet } from '../overlay.js';
import { cardPicture, groupAvatar } from '../screens/parts.js';
import type { Phone } from '../phone.js';

/** The chat picker for a card; null when the user turns back. */
export function shareSheet(phone: Phone, card: { title: string; imageUrl: string }): Promise<string | null> {
  return sheet<string | null>((close) => {
    const rows = phone.chats.groups.map(({ id, name, memberCount }) =>
      el(
        'button',
        { class: 'row', testid: `share-to-${id}`, onclick: () => close(id) },
        groupAvatar(name),
        el('span', { class: 'row-lines' }, el('span', { class: 'row-name' }, `${name}(${memberCount})`)),
      ),
    );
    const { appName, h5Url } = phone.setup;
    const cancel = el('button', { class: 'bar-text', testid: 'share-cancel', onclick: () => close(null) }, '取消');
    return el(
      'div',
      { class: 'sheet sheet-full', testid: 'share-sheet' },
      el('header', { class: 'bar' }, cancel, el('h1', {}, '选择一个聊天'), el('span')),
      el('div', { class: 'share-preview' }, cardPicture(card.imageUrl, h5Url, appName), el('span', {}, card.title)),
      el('div', { class: 'list scroll' }, ...rows),
    );
  }, null);
}
