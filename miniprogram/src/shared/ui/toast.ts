import Taro from '@tarojs/taro';

const LONG_MS = 3_000;

/** Short messages over the page. Errors stay longer and are never cut: WeChat shows two lines without an icon. */
export const toast = {
  done: (title: string) => void Taro.showToast({ title, icon: title.length > 7 ? 'none' : 'success' }),
  info: (title: string) => void Taro.showToast({ title, icon: 'none' }),
  error: (title: string) => void Taro.showToast({ title, icon: 'none', duration: LONG_MS }),
};
