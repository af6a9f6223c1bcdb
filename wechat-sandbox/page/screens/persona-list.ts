import { avatar, el } from '../dom.js';
import type { PersonaView } from '../types.js';

/** The first screen: whose phone is it? */
export function personaList(personas: PersonaView[], choose: (persona: PersonaView) => void): HTMLElement {
  const rows = personas.map((persona) =>
    el(
      'button',
      { class: 'row', testid: `persona-${persona.id}`, onclick: () => choose(persona) },
      avatar(persona.name),
      el('span', { class: 'row-lines' }, el('span', { class: 'row-name' }, persona.name), el('span', { class: 'row-note' }, persona.note || persona.phone)),
    ),
  );
  const bar = el('header', { class: 'bar' }, el('span'), el('h1', {}, '选择人物'), el('span'));
  return el('section', { class: 'screen-body' }, bar, el('p', { class: 'hint' }, '选一个人物，用他的微信。'), el('div', { class: 'list scroll' }, ...rows));
}
