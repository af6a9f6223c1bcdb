import Taro from '@tarojs/taro';
import { paymentOutcome } from './payment-outcome';
import { NotSupported, RefusedByUser, type EnterOptions, type Platform } from './platform';

/** WeChat's own error texts for "the user said no". */
const REFUSED = /deny|denied|cancel|refuse/i;

async function orRefused<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { errMsg = '' } = error as { errMsg?: string };
    throw REFUSED.test(errMsg) ? new RefusedByUser(errMsg) : error;
  }
}

/** Closing a chooser is an answer, not an error. */
const orNone = <T>(work: Promise<{ tempFiles: T[] }>): Promise<T[]> =>
  orRefused(work).then(({ tempFiles }) => tempFiles, (error) => {
    if (error instanceof RefusedByUser) return [];
    throw error;
  });

/** The values a template's answer may have, all counting as a yes: accept, acceptWithAlert, acceptWithAudio … */
const isAccepted = (answer: unknown) => typeof answer === 'string' && answer.startsWith('accept');

export const weapp: Platform = {
  kind: 'weapp',
  inWechat: true,
  storageNamespace: '',
  enterOptions: () => {
    const { path, query, scene, shareTicket, chatType } = Taro.getEnterOptionsSync() as EnterOptions;
    return { path, query: query ?? {}, scene, shareTicket, chatType };
  },
  login: async () => (await Taro.login()).code,
  getPhoneNumber: async (detail) => {
    if (detail?.code) return detail.code;
    throw new RefusedByUser(detail?.errMsg ?? 'getPhoneNumber:fail');
  },
  requestSubscribeMessage: (templateIds) =>
    // Typed for Alipay too, whose parameter WeChat does not have.
    (Taro.requestSubscribeMessage as (options: { tmplIds: string[] }) => Promise<object>)({ tmplIds: templateIds })
      .then((answer) => templateIds.filter((id) => isAccepted((answer as Record<string, unknown>)[id]))),
  share: () => Promise.reject(new NotSupported('WeChat shares through its own button')),
  onShareRequest: () => () => undefined,
  getGroupEnterInfo: async () => {
    const wx = Taro as unknown as { getGroupEnterInfo(): Promise<{ encryptedData: string; iv: string }> };
    const { encryptedData, iv } = await wx.getGroupEnterInfo();
    return { encryptedData, iv };
  },
  saveImage: async (url) => {
    const filePath = url.startsWith('http') ? (await Taro.downloadFile({ url })).tempFilePath : url;
    await orRefused(Taro.saveImageToPhotosAlbum({ filePath }));
  },
  chooseImages: async (count) => {
    const files = await orNone(Taro.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'] }));
    return files.map(({ tempFilePath }, index) => ({ path: tempFilePath, name: `图片${index + 1}.${tempFilePath.split('.').pop()}` }));
  },
  chooseDocuments: async (count) => {
    const files = await orNone(Taro.chooseMessageFile({ count, type: 'file' }));
    return files.map(({ path, name }) => ({ path, name }));
  },
  openDocument: async (url) => {
    const { tempFilePath } = await Taro.downloadFile({ url });
    await Taro.openDocument({ filePath: tempFilePath, showMenu: true });
  },
  showPdf: async (filePath) => {
    await Taro.openDocument({ filePath, fileType: 'pdf', showMenu: true });
  },
  requestPayment: (params) => paymentOutcome(Taro.requestPayment(params)),
  scanCode: async () => {
    // Typed for every platform; `path` is WeChat's own.
    const { result, path } = (await orRefused(Taro.scanCode({}))) as { result: string; path?: string };
    return { text: result, path: path?.replace(/^\//, '') || null };
  },
};
