import { el, icon } from '../dom.js';
import { sheet } from '../overlay.js';
import { appIcon } from '../screens/parts.js';

export type CapsuleChoice = 'share' | 'reload' | 'back';

/** The menu behind ···. */
export function capsuleMenu(appName: string): Promise<CapsuleChoice> {
  return sheet<CapsuleChoice>((close) => {
    const item = (choice: CapsuleChoice, label: string, picture: string) =>
      el('button', { class: 'menu-item', testid: `menu-${choice}`, onclick: () => close(choice) }, el('span', { class: 'menu-icon' }, icon(picture)), label);
    return el(
      'div',
      { class: 'sheet sheet-menu', testid: 'capsule-sheet' },
      el('div', { class: 'sheet-app' }, appIcon(appName, 'app-icon-small'), appName),
      el('div', { class: 'menu-items' }, item('share', '发送给朋友', 'share'), item('reload', '重新进入小程序', 'reload')),
      el('button', { class: 'menu-back', testid: 'menu-back', onclick: () => close('back') }, '返回'),
    );
  }, 'back');
}
