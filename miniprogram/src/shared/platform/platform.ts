import type { WxPaymentParams } from '@xianfeng/shared-types';
import type { PaymentOutcome } from './payment-outcome';

/** How the page was entered. */
export interface EnterOptions {
  path: string;
  query: Record<string, string>;
  /** WeChat's scene number, e.g. 1008 and 1044 group chat, 1014 subscription message; 0 in a browser. */
  scene: number;
  shareTicket?: string;
  /** 3: group chat. */
  chatType?: number;
}

export interface ShareCard {
  title: string;
  /** Page with query, beginning with `/`. */
  path: string;
  /** 5:4 picture. */
  imageUrl?: string;
}

export interface ChosenFile {
  path: string;
  name: string;
}

export interface ScannedCode {
  /** What the code says; may be empty for a mini-program code. */
  text: string;
  /** For a code of this mini-program: its page with query, without a leading slash. */
  path: string | null;
}

/** Encrypted by WeChat; only the server can read it. */
export interface EncryptedData {
  encryptedData: string;
  iv: string;
}

/** The user said no; not an error to report. */
export class RefusedByUser extends Error {
  override readonly name = 'RefusedByUser';
}

/** This environment has no such ability. */
export class NotSupported extends Error {
  override readonly name = 'NotSupported';
}

export type PlatformKind = 'weapp' | 'sandbox' | 'browser';

/** Everything the product asks of the app it runs in. Pages use this, never `wx` or `window`. */
export interface Platform {
  readonly kind: PlatformKind;
  /** True where WeChat (or the sandbox in its place) knows the user: silent login, phone button, cards, messages. */
  readonly inWechat: boolean;
  /** Prefix of the storage, where several users share one browser. */
  readonly storageNamespace: string;
  enterOptions(): EnterOptions;
  /** A fresh code for /api/auth/wechat. */
  login(): Promise<string>;
  /**
   * A code for /api/auth/bind/phone. WeChat gives it only to a `<Button openType="getPhoneNumber">`:
   * there `detail` is that button's event detail; elsewhere it is ignored. Rejects with RefusedByUser.
   */
  getPhoneNumber(detail?: { code?: string; errMsg?: string }): Promise<string>;
  /**
   * Asks for the right to send messages; gives the ids that were accepted. Must be the first statement of a tap
   * handler: WeChat refuses it after any await.
   */
  requestSubscribeMessage(templateIds: string[]): Promise<string[]>;
  /** Shows the chat picker where a page can do so itself; WeChat needs `<Button openType="share">` instead. */
  share(card: ShareCard): Promise<void>;
  /** `handler` gives the current page's card when the user shares from the ··· menu; returns the function that ends it. */
  onShareRequest(handler: () => ShareCard): () => void;
  /** The group chat the page was opened from; rejects with NotSupported outside one. */
  getGroupEnterInfo(): Promise<EncryptedData>;
  /** Saves a picture to the album (download in a browser). */
  saveImage(url: string): Promise<void>;
  /** Pictures of the album or the camera; empty when the user thinks better of it. */
  chooseImages(count: number): Promise<ChosenFile[]>;
  /** Documents: in WeChat those of a chat. */
  chooseDocuments(count: number): Promise<ChosenFile[]>;
  /** Shows a document of the server to the user. */
  openDocument(url: string): Promise<void>;
  /** Shows a PDF that lies on the device, from where it can be kept, sent or printed; a browser keeps it under its name. */
  showPdf(path: string, name: string): Promise<void>;
  /** WeChat's payment sheet. Never rejects where WeChat is; rejects with NotSupported elsewhere. */
  requestPayment(params: WxPaymentParams): Promise<PaymentOutcome>;
  /** Reads a code with the camera. Rejects with RefusedByUser. */
  scanCode(): Promise<ScannedCode>;
}
