export { containerTransport, type WxCloud } from './container-transport';
export { httpsDownload, httpsTransport, httpsUpload } from './https-transport';
