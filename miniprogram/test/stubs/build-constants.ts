/** The values that config/constants.ts fixes in a build. */
Object.assign(globalThis, { BUILD_TRANSPORT: 'https', BUILD_API_BASE: '', BUILD_CLOUD_ENV: '', BUILD_CLOUD_SERVICE: '' });
process.env.TARO_ENV = 'h5';
