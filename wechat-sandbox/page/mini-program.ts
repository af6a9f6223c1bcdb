import { BridgeError, connectBridge, postEvent, type BridgeMethods } from './bridge.js';
import { el, find, icon } from './dom.js';
import { toast } from './overlay.js';
import type { Phone } from './phone.js';
import { appIcon } from './screens/parts.js';
import { capsuleMenu } from './sheets/capsule-menu.js';
import { imageSheet } from './sheets/image.js';
import { phoneNumberSheet } from './sheets/phone-number.js';
import { askForScan } from './sheets/scan.js';
import { shareSheet } from './sheets/share.js';
import { requestPayment } from './payment-request.js';
import { requestSubscribeMessage } from './subscribe-request.js';
import type { EnterOptions, LaunchFrom } from './types.js';

/** How long a page has to hand out its card, as in WeChat. */
const SHARE_WAIT_MS = 3_000;

let closeCurrent: (() => void) | null = null;
/** Grows with every tap that opens or closes: what was asked for before the last one comes too late. */
let turn = 0;

/** Opens the mini-program over the phone; one runs at a time, however fast a card is tapped twice. */
export async function openMiniProgram(phone: Phone, from: LaunchFrom): Promise<void> {
  closeMiniProgram();
  const mine = turn;
  const enterOptions = await phone.api.launch(from);
  if (mine !== turn) return;
  const origin = new URL(phone.setup.h5Url).origin;
  const src = `${phone.setup.h5Url.replace(/\/$/, '')}/#/${from.path.replace(/^\//, '')}`;
  const frame = el('iframe', { class: 'mini-frame', testid: 'mini-program', title: phone.setup.appName, allow: 'clipboard-write', src });
  const splash = el('div', { class: 'splash', role: 'status' }, appIcon(phone.setup.appName, 'app-icon-large'), el('span', {}, phone.setup.appName));
  frame.addEventListener('load', () => splash.remove(), { once: true });

  let shareTimer: number | undefined;
  const methods = methodsOf(phone, enterOptions, () => window.clearTimeout(shareTimer));
  const disconnect = connectBridge(frame, origin, methods);
  const askForCard = () => {
    shareTimer = window.setTimeout(() => toast('当前页面未设置分享'), SHARE_WAIT_MS);
    postEvent(frame, origin, 'share-request');
  };
  const openMenu = async () => {
    const choice = await capsuleMenu(phone.setup.appName);
    if (choice === 'share') askForCard();
    else if (choice === 'reload') await openMiniProgram(phone, from);
  };
  const capsule = el(
    'div',
    { class: 'capsule' },
    el('button', { testid: 'capsule-menu', 'aria-label': '更多', onclick: () => void openMenu() }, icon('dots')),
    el('button', { testid: 'capsule-close', 'aria-label': '关闭小程序', onclick: closeMiniProgram }, icon('target')),
  );
  find('#mini').append(frame, splash, capsule);
  closeCurrent = () => {
    window.clearTimeout(shareTimer);
    disconnect();
    find('#mini').replaceChildren();
    find('#overlay').replaceChildren();
  };
}

export function closeMiniProgram(): void {
  turn += 1;
  closeCurrent?.();
  closeCurrent = null;
}

/** What the page may ask of WeChat. */
function methodsOf(phone: Phone, enterOptions: EnterOptions, cardCame: () => void): BridgeMethods {
  return {
    hello: async () => ({ personaId: phone.persona.id, enterOptions }),
    login: () => phone.api.login(),
    async getPhoneNumber() {
      const number = await phoneNumberSheet(phone.setup.appName, phone.persona.phone);
      if (number === null) throw new BridgeError('getPhoneNumber:fail user deny');
      return phone.api.phoneCode(number);
    },
    requestSubscribeMessage: ({ tmplIds }) => requestSubscribeMessage(phone, tmplIds),
    async shareAppMessage({ title, path, imageUrl }) {
      cardCame();
      const card = { title: String(title || phone.setup.appName), path: String(path ?? ''), imageUrl: String(imageUrl ?? '') };
      const target = await shareSheet(phone, card);
      // As in WeChat, the page never learns whether the card was really sent.
      if (target === null) return {};
      await phone.api.postCard({ ...target, ...card });
      toast('已转发');
      return {};
    },
    async getGroupEnterInfo() {
      if (!enterOptions.shareTicket) throw new BridgeError('getGroupEnterInfo:fail no group');
      return phone.api.groupEnter(enterOptions.shareTicket);
    },
    requestPayment: (params) => requestPayment(phone, params),
    async saveImage({ url }) {
      if (!(await imageSheet(String(url)))) throw new BridgeError('saveImageToPhotosAlbum:fail cancel');
      return {};
    },
    async scanCode() {
      const scanned = await askForScan();
      if (scanned === null) throw new BridgeError('scanCode:fail cancel');
      return scanned;
    },
  };
}
