import { avatar, el, icon } from '../dom.js';
import type { Phone, Screen } from '../phone.js';

/** Title bar; with `back` it has the arrow to the screen before. */
export function titleBar(phone: Phone, title: string, back?: Screen): HTMLElement {
  const arrow = back && el('button', { class: 'bar-back', testid: 'back', 'aria-label': '返回', onclick: () => phone.show(back) }, icon('back'));
  return el('header', { class: 'bar' }, arrow ?? el('span'), el('h1', {}, title), el('span'));
}

/** The app's red square with its first letter. */
export function appIcon(name: string, extra = ''): HTMLElement {
  return el('span', { class: `app-icon ${extra}`, 'aria-hidden': 'true' }, name.slice(0, 1));
}

/** Picture of a group: letters of its name. */
export function groupAvatar(name: string): HTMLElement {
  return avatar(name.slice(0, 2), 'avatar-group');
}

/** Picture of a card, at 5:4; without one the app's mark stands in. */
export function cardPicture(imageUrl: string, h5Url: string, appName: string): HTMLElement {
  if (!imageUrl) return el('div', { class: 'card-picture' }, appIcon(appName, 'app-icon-large'));
  return el('div', { class: 'card-picture' }, el('img', { src: new URL(imageUrl, `${h5Url}/`).href, alt: '' }));
}
