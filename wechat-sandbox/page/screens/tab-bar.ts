import { el, icon } from '../dom.js';
import type { Phone, Screen } from '../phone.js';
import { chatList } from './chat-list.js';
import { discover } from './discover.js';
import { me } from './me.js';

/** The tabs at the bottom of WeChat. */
export function tabBar(phone: Phone, current: string): HTMLElement {
  const tabs: [Screen, string, string][] = [
    [chatList, '微信', 'chat'],
    [discover, '发现', 'compass'],
    [me, '我', 'person'],
  ];
  const buttons = tabs.map(([screen, label, picture]) =>
    el(
      'button',
      { class: 'tab', testid: `tab-${screen.name}`, 'aria-current': screen.name === current && 'page', onclick: () => phone.show(screen) },
      icon(picture),
      label,
    ),
  );
  return el('nav', { class: 'tabs' }, ...buttons);
}
