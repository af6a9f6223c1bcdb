import { el, find } from './dom.js';

/** Shows a sheet from below over the phone; resolves with what the sheet was closed with. */
export function sheet<T>(fill: (close: (value: T) => void) => HTMLElement, dismissValue: T): Promise<T> {
  return new Promise((resolve) => {
    const close = (value: T) => {
      layer.remove();
      resolve(value);
    };
    const shade = el('div', { class: 'shade', onclick: () => close(dismissValue) });
    const layer = el('div', { class: 'layer', role: 'dialog', 'aria-modal': 'true' }, shade);
    layer.append(fill(close));
    find('#overlay').append(layer);
  });
}

/** A short notice in the middle of the phone. */
export function toast(text: string): void {
  const note = el('div', { class: 'toast', role: 'status', testid: 'toast' }, text);
  note.addEventListener('animationend', () => note.remove());
  find('#overlay').append(note);
}
