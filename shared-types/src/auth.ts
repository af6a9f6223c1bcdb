import { endpoint } from './endpoint';
import type { Permission, Role, RoleReach } from './constants';
import type { Done, Id, IsoDateTime } from './primitives';

/** Own session of the product; WeChat's openid and session_key never leave the server. */
export interface SessionTokens {
  /** Sent as `Authorization: Bearer …`. */
  accessToken: string;
  /** Good for one refresh; each refresh gives a new one. */
  refreshToken: string;
  /** Life of the access token in seconds. */
  expiresInSeconds: number;
  /** Present in sessions of the console alone. */
  limits?: ConsoleLimits;
}

/** When a session of the console ends; the server sees to it, the client may warn before. */
export interface ConsoleLimits {
  /** Minutes without a request of the user's own. */
  idleMinutes: number;
  /** The latest end, however busy. */
  endsAt: IsoDateTime;
}

/** A role in force now. */
export interface MyRole {
  role: Role;
  orgId: Id;
  orgName: string;
  reach: RoleReach;
}

/** Who I am, for the first screen. */
export interface Me {
  member: {
    id: Id;
    name: string;
    /** `138****1234`; null when the roster has no phone. */
    maskedPhone: string | null;
    orgId: Id;
    orgName: string;
  };
  roles: MyRole[];
  /** Union over all roles, for showing or hiding entries; the server decides on every request anyway. */
  permissions: Permission[];
  /** Whether a WeChat account is bound. */
  wechatBound: boolean;
}

/** `unbound`: WeChat knows the user, the product doesn't yet; the ticket carries the proof to the bind step. */
export type LoginReply =
  | { status: 'ok'; session: SessionTokens; me: Me }
  | { status: 'unbound'; bindTicket: string; expiresInSeconds: number };

export type LoggedIn = Extract<LoginReply, { status: 'ok' }>;

export interface WechatLoginBody {
  /** From `wx.login`; absent only behind WeChat Cloud Hosting, which vouches for the user by header. */
  code?: string;
}

export interface BindByPhoneBody {
  bindTicket: string;
  /** From the getPhoneNumber button, not from `wx.login`. */
  phoneCode: string;
}

export interface BindBySmsBody {
  bindTicket: string;
  /** The number in the roster. */
  phone: string;
  smsCode: string;
  name: string;
}

export type SmsPurpose = 'login' | 'bind';

export interface SmsSendBody {
  phone: string;
  purpose: SmsPurpose;
}

/** The same whether or not the phone is in the roster. */
export interface SmsSendReply {
  /** Seconds until another code may be asked for. */
  resendInSeconds: number;
  /** Life of the code in seconds. */
  expiresInSeconds: number;
}

export interface SmsLoginBody {
  phone: string;
  smsCode: string;
  /** Asked for (`meta.nameRequired`) where several members share the phone. */
  name?: string;
}

export interface RefreshBody {
  refreshToken: string;
}

/** `console` sessions live for hours and end when idle. */
export type SessionKind = 'phone' | 'console';
export type SessionVia = 'wechat' | 'sms' | 'scan';

/** One place where I am logged in. */
export interface SessionView {
  id: Id;
  kind: SessionKind;
  via: SessionVia;
  /** What the device says it is, e.g. `微信小程序 · iPhone`, `电脑端 · Chrome · Windows`. */
  device: string;
  createdAt: IsoDateTime;
  lastSeenAt: IsoDateTime;
  current: boolean;
}

/** What a client must know before anybody logs in. */
export interface ClientConfig {
  appName: string;
  /** Origin of the development sandbox that may frame the H5 pages; null in production. */
  sandboxUrl: string | null;
  /** Ids of subscription templates; empty text where not configured. */
  subscribeTemplates: { ranking: string; todo: string; case: string };
  /** How many templates one request may name. */
  subscribeMaxTemplates: number;
}

export const authApi = {
  /** Problems: auth.code_invalid, auth.blocked, auth.member_inactive, upstream.wechat. */
  wechat: endpoint<{ body: WechatLoginBody; reply: LoginReply }>('POST', '/api/auth/wechat'),
  /** Problems: auth.bind_ticket, auth.phone_denied, auth.no_match, auth.already_bound, auth.member_inactive, auth.locked. */
  bindByPhone: endpoint<{ body: BindByPhoneBody; reply: LoggedIn }>('POST', '/api/auth/bind/phone'),
  /** Problems: as bindByPhone, and auth.sms_code. */
  bindBySms: endpoint<{ body: BindBySmsBody; reply: LoggedIn }>('POST', '/api/auth/bind/sms'),
  /** Problems: auth.sms_too_soon, auth.locked. */
  sendSms: endpoint<{ body: SmsSendBody; reply: SmsSendReply }>('POST', '/api/auth/sms/send'),
  /** For browsers on phones. Problems: auth.sms_code, auth.no_match, auth.member_inactive, auth.locked, auth.second_factor_client. */
  smsLogin: endpoint<{ body: SmsLoginBody; reply: LoggedIn }>('POST', '/api/auth/sms/login'),
  /** Problems: auth.expired when the session has ended or the token was used before. */
  refresh: endpoint<{ body: RefreshBody; reply: SessionTokens }>('POST', '/api/auth/refresh'),
  logout: endpoint<{ reply: Done }>('POST', '/api/auth/logout'),
  sessions: endpoint<{ reply: SessionView[] }>('GET', '/api/auth/sessions'),
  endSession: endpoint<{ params: { id: Id }; reply: Done }>('DELETE', '/api/auth/sessions/:id'),
  /** Ends all my sessions but this one. */
  endOtherSessions: endpoint<{ reply: { ended: number } }>('DELETE', '/api/auth/sessions'),
  me: endpoint<{ reply: Me }>('GET', '/api/me'),
  /** Releases my WeChat account and ends all its sessions, e.g. before a change of WeChat account. */
  unbindMine: endpoint<{ reply: Done }>('DELETE', '/api/me/wechat'),
  /** The same for a member who lost the old account; needs member:write there. */
  unbindMember: endpoint<{ params: { id: Id }; reply: Done }>('DELETE', '/api/members/:id/wechat'),
  clientConfig: endpoint<{ reply: ClientConfig }>('GET', '/api/client-config'),
};
