export { containerTransport, type WxCloud } from './container-transport';
export { httpsTransport, httpsUpload } from './https-transport';
