import { el, icon } from '../dom.js';
import type { Screen } from '../phone.js';
import { scanSheet } from '../sheets/scan.js';
import { appIcon, titleBar } from './parts.js';
import { tabBar } from './tab-bar.js';

/** 发现: scan a code, open the mini-program as from the list of recent ones. */
export const discover: Screen = {
  name: 'discover',
  draw(phone) {
    const scan = el('button', { class: 'cell', testid: 'scan', onclick: () => void scanSheet(phone) }, icon('scan'), '扫一扫', icon('forward'));
    const open = el(
      'button',
      { class: 'cell', testid: 'open-mini-program', onclick: () => phone.openMiniProgram({ source: 'recent', path: '' }) },
      appIcon(phone.setup.appName, 'app-icon-small'),
      phone.setup.appName,
      icon('forward'),
    );
    const recent = el('h2', { class: 'cells-title' }, '最近使用的小程序');
    const list = el('div', { class: 'list-page scroll' }, el('div', { class: 'cells' }, scan), recent, el('div', { class: 'cells' }, open));
    return el('section', { class: 'screen-body' }, titleBar(phone, '发现'), list, tabBar(phone, 'discover'));
  },
};
