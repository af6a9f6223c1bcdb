export interface PersonaView {
  id: string;
  name: string;
  phone: string;
  note: string;
}

export interface Setup {
  appName: string;
  h5Url: string;
  maxTemplates: number;
  personas: PersonaView[];
}

export interface ServiceMessage {
  msgid: string;
  title: string;
  rows: { key: string; label: string; value: string }[];
  page: string;
  at: number;
  read: boolean;
}

export interface Card {
  id: string;
  title: string;
  path: string;
  imageUrl: string;
  from: string;
  mine: boolean;
  at: number;
}

export interface GroupChat {
  id: string;
  name: string;
  memberCount: number;
  cards: Card[];
}

/** What was sent between two persons. */
export interface FriendChat {
  id: string;
  name: string;
  cards: Card[];
}

/** Where a card goes. */
export type ShareTarget = { groupId: string } | { personaId: string };

export interface Sms {
  id: string;
  text: string;
  at: number;
  read: boolean;
}

/** A message of 微信支付. */
export interface PayReceipt {
  id: string;
  kind: 'payment' | 'refund';
  at: number;
  amountFen: number;
  merchantName: string;
  description: string;
  outTradeNo: string;
  read: boolean;
}

/** What the payment sheet shows. */
export interface PaymentSheet {
  prepayId: string;
  merchantName: string;
  description: string;
  amountFen: number;
}

export interface SubscriptionView {
  templateId: string;
  title: string;
  quota: number;
  always: 'accept' | 'reject' | null;
  off: boolean;
}

export interface Chats {
  service: ServiceMessage[];
  groups: GroupChat[];
  /** Everybody else of the sandbox. */
  friends: FriendChat[];
  receipts: PayReceipt[];
  sms: Sms[];
  subscriptions: SubscriptionView[];
}

export interface EnterOptions {
  path: string;
  query: Record<string, string>;
  scene: number;
  shareTicket?: string;
  chatType?: number;
}

/** A mini-program code that was made for the server. */
export interface CodeView {
  id: string;
  page: string;
  scene: string;
  at: number;
  /** Page with the scene as its query. */
  path: string;
}

/** What a camera makes of a code, as `wx.scanCode` gives it. */
export interface ScannedCode {
  result: string;
  /** For codes of this mini-program. */
  path?: string;
}

/** Where the user opens the mini-program from. */
export interface LaunchFrom {
  source: 'recent' | 'service' | 'scan' | 'group' | 'friend';
  /** Page with its query; empty: the first page. */
  path: string;
  groupId?: string;
}
