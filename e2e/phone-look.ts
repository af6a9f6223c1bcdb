import { setTimeout as pause } from 'node:timers/promises';
import { accessibilityFindings } from './accessibility';
import type { Phone } from './phone';

const SLOW_MS = 20_000;
/** What a finger meets, in CSS pixels. */
const LEAST_TARGET = 44;
/** Rules for keyboards: a phone scrolls under the finger. */
const NEEDS_KEYS = ['scrollable-region-focusable'];

/** Waits until the page in sight has what it shows. */
export async function settled(phone: Phone): Promise<void> {
  const top = await phone.top();
  const deadline = Date.now() + SLOW_MS;
  for (let quiet = 0; quiet < 3; ) {
    quiet = (await top.locator('.xf-skeleton, .xf-busy').count()) === 0 ? quiet + 1 : 0;
    if (Date.now() > deadline) throw new Error('still loading');
    await pause(50);
  }
}

/** What a reader would stumble over on the page in sight. */
export async function stumblingBlocks(phone: Phone): Promise<string[]> {
  await settled(phone);
  const layout = await (await phone.top()).evaluate((page, least) => {
    const found: string[] = [];
    const name = (element: Element) => `${element.className || element.tagName} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 20)}”`;
    const width = document.documentElement.clientWidth;
    const beyond = page.scrollWidth - page.clientWidth;
    if (beyond > 0) found.push(`overflows by ${beyond}`);
    for (const element of page.querySelectorAll<HTMLElement>('*')) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      const scrolls = element.closest('.xf-scroll-x, .taro-scroll-view__scroll-x, .xf-tabs, .xf-hidden');
      if (!scrolls && (box.right > width + 1 || box.left < -1) && element.children.length === 0) found.push(`beyond the screen: ${name(element)}`);
      const target = element.matches('[role=button], [role=link], [role=tab], [role=radio], [role=checkbox], [role=switch], button, taro-button-core, input, textarea');
      if (target && getComputedStyle(element).pointerEvents !== 'none' && (box.height < least - 0.5 || box.width < least - 0.5)) found.push(`small target ${Math.round(box.width)}×${Math.round(box.height)}: ${name(element)}`);
    }
    return found;
  }, LEAST_TARGET);
  const failed = await (await phone.top()).getByText('加载失败').isVisible();
  return [...(failed ? ['does not load'] : []), ...layout, ...(await accessibilityFindings(phone.frame, { without: NEEDS_KEYS }))];
}

/** 关怀模式 by its switch. */
export async function switchCareMode(phone: Phone): Promise<void> {
  await phone.open('pages/mine/index');
  await settled(phone);
  await (await phone.top()).getByRole('switch', { name: /关怀模式/ }).click();
}
