const SIGNS = ['pointerdown', 'keydown', 'wheel'] as const;

let last = Date.now();
for (const sign of SIGNS) {
  window.addEventListener(sign, () => { last = Date.now(); }, { passive: true, capture: true });
}

/** Milliseconds since somebody last touched mouse or keyboard in this tab. */
export const idleMs = (): number => Date.now() - last;
