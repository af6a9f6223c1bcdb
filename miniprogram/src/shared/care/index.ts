import Taro from '@tarojs/taro';
import { storage } from '../storage';
import { createStore, useStore } from '../store';

const NAME = 'care-mode';
/** Scale of text in 关怀模式. */
const CARE_SCALE = 1.3;
/** Layouts are tried up to this scale. */
const MAX_SCALE = 1.5;

const careStore = createStore<boolean | null>(null);

/** Text size chosen in WeChat's own settings; 1 where the app does not tell. */
function systemScale(): number {
  if (process.env.TARO_ENV !== 'weapp') return 1;
  const { fontSizeScaleFactor } = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number };
  return fontSizeScaleFactor ?? 1;
}

/** Whether the user switched 关怀模式 on, and how to switch it. Kept on the device. */
export function useCareMode(): { on: boolean; set(on: boolean): void } {
  const on = useStore(careStore) ?? storage.get<boolean>(NAME) ?? false;
  return {
    on,
    set(next) {
      storage.set(NAME, next);
      careStore.set(next);
    },
  };
}

/** Factor of all text and row heights, 1 to 1.5: the larger of 关怀模式 and WeChat's own setting. */
export function useTextScale(): number {
  const { on } = useCareMode();
  return Math.min(MAX_SCALE, Math.max(1, systemScale(), on ? CARE_SCALE : 1));
}
