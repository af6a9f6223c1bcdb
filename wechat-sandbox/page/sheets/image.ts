import { el } from '../dom.js';
import { sheet } from '../overlay.js';

/** A picture that the mini-program wants to keep in the album; true when the user saved it. */
export function imageSheet(url: string): Promise<boolean> {
  return sheet<boolean>((close) => {
    const save = el('a', { class: 'button button-primary', href: url, download: '小程序图片.png', testid: 'image-save', onclick: () => close(true) }, '保存图片');
    return el(
      'div',
      { class: 'sheet sheet-full sheet-image', testid: 'image-sheet' },
      el('img', { src: url, alt: '要保存的图片' }),
      el('div', { class: 'sheet-buttons' }, el('button', { class: 'button', testid: 'image-cancel', onclick: () => close(false) }, '取消'), save),
    );
  }, false);
}
