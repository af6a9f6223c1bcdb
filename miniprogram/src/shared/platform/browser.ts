import { chooseFiles } from './choose-files';
import { NotSupported, type EnterOptions, type Platform } from './platform';

/** Path and query of the hash router's current address. */
export function enterOptionsOfHash(hash: string): EnterOptions {
  const [path, search = ''] = hash.replace(/^#?\/?/, '').split('?');
  return { path, query: Object.fromEntries(new URLSearchParams(search)), scene: 0 };
}

const unsupported = (what: string) => () => Promise.reject(new NotSupported(`${what} needs WeChat`));

/** The browser keeps what the address gives; an empty name leaves the choice to it. */
function keep(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}

/** A plain browser: login by phone and SMS, no messages, sharing by the system's own sheet where it has one. */
export const browser: Platform = {
  kind: 'browser',
  inWechat: false,
  storageNamespace: '',
  enterOptions: () => enterOptionsOfHash(window.location.hash),
  login: unsupported('login'),
  getPhoneNumber: unsupported('getPhoneNumber'),
  requestSubscribeMessage: () => Promise.resolve([]),
  share: async ({ title, path }) => {
    const url = `${window.location.origin}/#${path}`;
    if (navigator.share) await navigator.share({ title, url });
    else await navigator.clipboard.writeText(`${title} ${url}`);
  },
  onShareRequest: () => () => undefined,
  getGroupEnterInfo: unsupported('getGroupEnterInfo'),
  saveImage: async (url) => keep(url, ''),
  chooseImages: (count) => chooseFiles('image/*', count),
  chooseDocuments: (count) => chooseFiles('.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx', count),
  openDocument: async (url) => {
    window.open(url, '_blank', 'noopener');
  },
  showPdf: async (path, name) => keep(path, name),
  requestPayment: unsupported('requestPayment'),
  scanCode: unsupported('scanCode'),
};
