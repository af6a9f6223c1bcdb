import Taro from '@tarojs/taro';

const LEAST_MS = { info: 2_000, error: 3_000 } as const;
/** Time that an older reader takes for a character. */
const READING_MS = 200;

const words = (title: string, kind: keyof typeof LEAST_MS) => void Taro.showToast({ title, icon: 'none', duration: Math.max(LEAST_MS[kind], title.length * READING_MS) });

/** Short messages over the page, for as long as they take to read. They are never cut: WeChat shows two lines without an icon. */
export const toast = {
  done: (title: string) => void Taro.showToast({ title, icon: title.length > 7 ? 'none' : 'success' }),
  info: (title: string) => words(title, 'info'),
  error: (title: string) => words(title, 'error'),
};
