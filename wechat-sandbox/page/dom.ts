type Child = Node | string | null | undefined | false;

interface Props {
  class?: string;
  testid?: string;
  onclick?: (event: MouseEvent) => void;
  [attribute: string]: unknown;
}

/** Makes an element; `testid` becomes data-testid, functions become listeners, false and null are left out. */
export function el<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'testid') node.dataset['testid'] = String(value);
    else if (typeof value === 'function') node.addEventListener(name.slice(2), value as EventListener);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return node;
}

/** A square icon drawn by a CSS class. */
export function icon(name: string): HTMLElement {
  return el('span', { class: `icon icon-${name}`, 'aria-hidden': 'true' });
}

/** A letter avatar whose colour follows from the name. */
export function avatar(name: string, extra = ''): HTMLElement {
  const hue = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 360;
  return el('span', { class: `avatar ${extra}`, style: `--hue:${hue}`, 'aria-hidden': 'true' }, name.slice(-2));
}

export function find<T extends HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`no element ${selector}`);
  return found;
}
