import Taro, { usePageScroll } from '@tarojs/taro';
import type { CasePart } from '@xianfeng/shared-types';
import { useRef, useState } from 'react';

/** The four stretches of the form, in order. */
export const PARTS = [
  { key: 'basics', text: '1 基本' },
  { key: 'sections', text: '2 正文' },
  { key: 'files', text: '3 图片附件' },
  { key: 'public', text: '4 公开与承诺' },
] as const;
export type PartKey = (typeof PARTS)[number]['key'];

const HOLDS: Partial<Record<CasePart, PartKey>> = {
  background: 'sections', practice: 'sections', effect: 'sections', insight: 'sections', appendix: 'sections', cover: 'files', files: 'files',
  visibility: 'public', publicDigest: 'public', pledge: 'public',
};
export const stretchOf = (part: CasePart): PartKey => HOLDS[part] ?? 'basics';

/** Height of the tabs, CSS pixels. */
const TABS_HEIGHT = 60;
const SETTLED_MS = 120;
/** A jump and what comes to rest after it. */
const JUMP_MS = 600;

/** Which stretch is on the screen, and the way to another. */
export function useParts(): { part: PartKey; jump(key: PartKey): void } {
  const [part, setPart] = useState<PartKey>('basics');
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const jumpedAt = useRef(0);
  const measure = () => {
    Taro.createSelectorQuery().selectAll('.edit__part').boundingClientRect((found) => {
      const rects = Array.isArray(found) ? found : [];
      const passed = wholeOnScreen(rects[PARTS.length - 1]) ? PARTS.length : rects.filter(({ top }) => top < 2 * TABS_HEIGHT).length;
      if (passed > 0) setPart(PARTS[passed - 1].key);
    }).exec();
  };
  usePageScroll(() => {
    clearTimeout(timer.current);
    if (Date.now() - jumpedAt.current > JUMP_MS) timer.current = setTimeout(measure, SETTLED_MS);
  });
  return {
    part,
    jump(key) {
      setPart(key);
      jumpedAt.current = Date.now();
      void Taro.pageScrollTo({ selector: `#part-${key}`, offsetTop: -TABS_HEIGHT, duration: 200 });
    },
  };
}

/** The last stretch is too short to come up to the tabs. */
const wholeOnScreen = (rect: { bottom: number } | undefined): boolean => rect !== undefined && rect.bottom <= Taro.getWindowInfo().windowHeight;
