import type { LoggedIn, SmsLoginBody } from './auth';
import { endpoint } from './endpoint';
import type { Done, Id, IsoDateTime } from './primitives';

/**
 * Header of requests that the console makes on its own, e.g. to count to-dos; with any value they don't keep the session from
 * ending idle. A refresh of the tokens never does.
 */
export const BACKGROUND_HEADER = 'x-background';

/** Page of the mini-program that a code of the console opens, with the scene as its only parameter. */
export const SCAN_PAGE = 'packages/account/scan/index';

/** A request to be let in on a PC, made by a browser. */
export interface ScanTicket {
  id: Id;
  /** Proves that it is the same browser that polls; never shown, never in an address. */
  secret: string;
  /** Mini-program code as a data URL. */
  codeImage: string;
  expiresAt: IsoDateTime;
  /** The same as a span, for clocks that are wrong. */
  expiresInSeconds: number;
}

/** How far the phone is, as the browser last heard it. */
export type ScanStage = 'waiting' | 'scanned';

export interface ScanPollBody {
  secret: string;
  /** Stage already shown: the reply waits up to 15 seconds for another one. Absent: it comes at once. */
  seen?: ScanStage;
}

/** `confirmed` is told once; afterwards, and in the time after that, the ticket is `expired`. */
export type ScanProgress =
  | { status: 'waiting' }
  /** `maskedName`: `张**`. */
  | { status: 'scanned'; maskedName: string }
  | { status: 'refused' }
  | { status: 'expired' }
  | { status: 'confirmed'; login: ConsoleLogin };

/** Where a log-in to the console stands. The tickets work for some minutes, and only for the step they name. */
export type ConsoleLogin =
  | LoggedIn
  /** Ask for a code of the authenticator, or a recovery code. */
  | { status: 'secondFactor'; ticket: string; expiresInSeconds: number }
  /** The member's post calls for two-step verification, which is not set up yet: do so now. */
  | { status: 'enrolRequired'; ticket: string; expiresInSeconds: number };

export interface SecondFactorBody {
  ticket: string;
  /** Six digits of the authenticator, or a recovery code. */
  code: string;
}

/** What the authenticator needs to know, shown once. */
export interface SecondFactorKey {
  /** For a QR code. */
  otpauthUri: string;
  /** The same in base32, for typing. */
  secret: string;
}

/** Each code replaces the authenticator once, e.g. when the phone is lost; they are shown this one time. */
export interface RecoveryCodes {
  recoveryCodes: string[];
}

export type EnrolledLogin = LoggedIn & RecoveryCodes;

/** My two-step verification. */
export interface SecondFactorView {
  /** `pending`: a key was made, but no code of it confirmed yet. */
  status: 'off' | 'pending' | 'on';
  enabledAt: IsoDateTime | null;
  recoveryCodesLeft: number;
  /** One of my roles calls for it. */
  required: boolean;
}

export interface SecondFactorCodeBody {
  /** Six digits of the authenticator, or a recovery code where the authenticator is on already. */
  code: string;
}

/** What the phone shows before it lets a PC in. */
export interface ScanRequestView {
  scene: string;
  /** e.g. `Chrome 浏览器` */
  browser: string;
  /** e.g. `Windows` */
  system: string;
  /** e.g. `内网 10.2.3.4` */
  address: string;
  askedAt: IsoDateTime;
  expiresAt: IsoDateTime;
  status: 'scanned' | 'confirmed' | 'refused';
}

/** Log-in to the console on a PC. */
export const consoleAuthApi = {
  /** A code for the log-in page; ask for a new one when it expires. Problems: request.too_many, upstream.wechat. */
  askScan: endpoint<{ reply: ScanTicket }>('POST', '/api/auth/scan'),
  /** Poll until the status is neither waiting nor scanned. A wrong secret answers 404. Problems: auth.member_inactive. */
  pollScan: endpoint<{ params: { id: Id }; body: ScanPollBody; reply: ScanProgress }>('POST', '/api/auth/scan/:id'),
  /** As authApi.smsLogin, for the console. Problems: auth.sms_code, auth.no_match, auth.member_inactive, auth.locked. */
  smsLogin: endpoint<{ body: SmsLoginBody; reply: ConsoleLogin }>('POST', '/api/auth/console/sms'),
  /** Problems: auth.second_factor, auth.second_factor_ticket, auth.member_inactive, auth.locked. */
  passSecondFactor: endpoint<{ body: SecondFactorBody; reply: LoggedIn }>('POST', '/api/auth/second-factor'),
  /** The key for a log-in that answered `enrolRequired`; asking again gives a new one. Problems: auth.second_factor_ticket, auth.member_inactive, conflict.state. */
  enrolAtLogin: endpoint<{ body: { ticket: string }; reply: SecondFactorKey }>('POST', '/api/auth/second-factor/enrol'),
  /** Confirms that key and lets the member in. Problems: as passSecondFactor, and conflict.state without a key. */
  confirmAtLogin: endpoint<{ body: SecondFactorBody; reply: EnrolledLogin }>('POST', '/api/auth/second-factor/enrol/confirm'),

  /** The phone has read the code: who asks, from where. Problems: auth.scan_expired, auth.scan_taken, auth.scan_wechat_only. */
  openScan: endpoint<{ params: { scene: string }; reply: ScanRequestView }>('POST', '/api/scan-requests/:scene'),
  /** Lets the PC in as me. Problems: as openScan. */
  confirmScan: endpoint<{ params: { scene: string }; reply: Done }>('POST', '/api/scan-requests/:scene/confirm'),
  /** Problems: as openScan. */
  refuseScan: endpoint<{ params: { scene: string }; reply: Done }>('POST', '/api/scan-requests/:scene/refuse'),

  secondFactor: endpoint<{ reply: SecondFactorView }>('GET', '/api/me/second-factor'),
  /** Makes a key; it counts once a code confirms it. Problems: conflict.state when it is on already. */
  enrolSecondFactor: endpoint<{ reply: SecondFactorKey }>('POST', '/api/me/second-factor'),
  /** Problems: auth.second_factor, auth.locked, conflict.state. */
  confirmSecondFactor: endpoint<{ body: SecondFactorCodeBody; reply: RecoveryCodes }>('POST', '/api/me/second-factor/confirm'),
  /** New recovery codes in place of the old ones. Problems: as confirmSecondFactor. */
  renewRecoveryCodes: endpoint<{ body: SecondFactorCodeBody; reply: RecoveryCodes }>('POST', '/api/me/second-factor/recovery-codes'),
  /** Problems: as confirmSecondFactor. */
  removeSecondFactor: endpoint<{ body: SecondFactorCodeBody; reply: Done }>('POST', '/api/me/second-factor/remove'),
  /** For a member who lost authenticator and recovery codes; ends the member's sessions on PCs. Not for oneself: access.denied. */
  resetSecondFactor: endpoint<{ params: { id: Id }; reply: Done }>('DELETE', '/api/members/:id/second-factor'),
};
