import Taro from '@tarojs/taro';

/** Two personas of the sandbox share one browser; their data must not mix. */
let namespace = '';

/** Set once at start, before anything personal is read. */
export function setStorageNamespace(name: string): void {
  namespace = name;
}

const keyOf = (name: string) => `xf:${namespace}:${name}`;

/** Device storage for small JSON values; a full or forbidden storage loses the value, never the page. */
export const storage = {
  get<T>(name: string): T | null {
    try {
      return (Taro.getStorageSync(keyOf(name)) as T) || null;
    } catch {
      return null;
    }
  },
  set(name: string, value: unknown): boolean {
    try {
      Taro.setStorageSync(keyOf(name), value);
      return true;
    } catch {
      return false;
    }
  },
  remove(name: string): void {
    try {
      Taro.removeStorageSync(keyOf(name));
    } catch {
      // Nothing to keep: the next read finds nothing either way.
    }
  },
};
