/// <reference types="@tarojs/taro" />

declare module '*.scss';
declare module '*.png' {
  const url: string;
  export default url;
}

/** Build-time values, see config/constants.ts. */
declare const BUILD_TRANSPORT: 'https' | 'container';
declare const BUILD_API_BASE: string;
declare const BUILD_CLOUD_ENV: string;
declare const BUILD_CLOUD_SERVICE: string;

declare namespace NodeJS {
  interface ProcessEnv {
    /** Replaced by Taro at build time. */
    TARO_ENV: 'weapp' | 'h5';
  }
}
