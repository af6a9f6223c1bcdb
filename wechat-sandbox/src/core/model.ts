/** A WeChat user of the sandbox, shown on the phone page. */
export interface Persona {
  id: string;
  name: string;
  /** Mainland number without +86. */
  phone: string;
  note: string;
  groupIds: string[];
  openid: string;
  /** Replaced by each wx.login. */
  sessionKey: string;
  /** Last visit of the mini-program, epoch ms; content checks need one within two hours. */
  lastSeenAt: number | null;
  /** A high-risk user: jscode2session answers 40226. */
  blocked: boolean;
}

export interface Group {
  id: string;
  name: string;
  opengid: string;
}

/** A mini-program card in a chat: of a group, or with one friend. */
export interface SharedCard {
  id: string;
  /** Empty for a card to one friend. */
  groupId: string;
  /** The friend to whom alone it went. */
  toPersonaId?: string;
  fromPersonaId: string;
  title: string;
  /** Page with its query, without a leading slash. */
  path: string;
  imageUrl: string;
  at: number;
}

/** A subscription message as it arrived in 服务通知. */
export interface ServiceMessage {
  msgid: string;
  personaId: string;
  templateId: string;
  title: string;
  rows: { key: string; label: string; value: string }[];
  /** Empty: the card can't be tapped. */
  page: string;
  at: number;
  read: boolean;
}

export interface SmsMessage {
  id: string;
  /** null: nobody here has this number. */
  personaId: string | null;
  phone: string;
  text: string;
  templateId: string;
  params: string[];
  at: number;
  read: boolean;
}

/** One user's standing with one template. */
export interface Subscription {
  /** Messages that may still be sent. */
  quota: number;
  /** 总是保持以上选择. */
  always: 'accept' | 'reject' | null;
  /** Turned off in the settings of 服务通知. */
  off: boolean;
}

export interface OneTimeCode {
  kind: 'login' | 'phone';
  personaId: string;
  /** Number the user agreed to give, for kind phone. */
  phone: string;
  issuedAt: number;
  used: boolean;
}

/** A generated mini-program code. */
export interface MiniProgramCode {
  id: string;
  page: string;
  scene: string;
  at: number;
}

export type PushState = 'pending' | 'delivered' | 'failed' | 'dropped' | 'recorded';

/** An event on its way to the developer's server. */
export interface PushRecord {
  id: string;
  event: string;
  openid: string;
  payload: Record<string, unknown>;
  state: PushState;
  attempts: { at: number; status: number | null; answer: string; faults: string[] }[];
}
