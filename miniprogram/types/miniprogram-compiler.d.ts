declare module 'miniprogram-compiler' {
  /** JavaScript of all wxml files below a folder, as WeChat's own compiler writes it. */
  export function wxmlToJs(folder: string, options?: { maxBuffer?: number }): string;
}
