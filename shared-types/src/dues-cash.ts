import type { PayerKind, PaymentDecisionBody, PaymentItem } from './dues-payments';
import type { Fen, Id, IsoDate, IsoDateTime, IsoMonth, PageQuery } from './primitives';

/* Party dues in cash, for those without WeChat: taken by one person and counted by another, both ways. */

/** `returning`: somebody asked for it to be given back; the books still have it. */
export const CASH_STATUS_LABELS = {
  registered: '待第二人确认', confirmed: '已入账', rejected: '未确认', withdrawn: '已撤回', returning: '待退还确认', returned: '已退还',
} as const;
export type CashStatus = keyof typeof CASH_STATUS_LABELS;

/** How confirmed cash goes back: notes still on hand are counted out; what was paid into the bank comes by transfer from the organisation's account. */
export const CASH_RETURN_WAYS = { cash: '现金当面退还', bank: '由党费账户转退' } as const;
export type CashReturnWay = keyof typeof CASH_RETURN_WAYS;

/** Cash of a member without WeChat: the secretary registers, a second person of the branch committee or finance confirms. */
export interface RegisterCashBody {
  memberId: Id;
  /** 代交: the consent, when somebody else brought the money. */
  consentId?: Id;
  months: IsoMonth[];
  extraFen?: Fen;
  receivedOn: IsoDate;
  /** E.g. number of the paper slip. */
  note: string;
}

export interface CashLine {
  id: Id;
  status: CashStatus;
  member: { id: Id; name: string };
  org: { id: Id; name: string };
  payer: { kind: PayerKind; name: string };
  items: PaymentItem[];
  amountFen: Fen;
  receivedOn: IsoDate;
  note: string;
  registeredBy: string;
  registeredAt: IsoDateTime;
  decidedBy: string | null;
  decidedAt: IsoDateTime | null;
  decision: string | null;
  receiptId: Id | null;
  /** 现金退还: the newest time somebody asked for it; null: never. */
  giveBack: CashGiveBack | null;
  version: number;
  /** `withdraw`: the entry, or while it is `returning` the wish to give it back. */
  allowedActions: ('confirm' | 'reject' | 'withdraw' | 'request_return' | 'confirm_return' | 'reject_return')[];
}

/** Cash of a confirmed entry that goes back to who brought it, as a whole, by two persons. */
export interface CashGiveBack {
  way: CashReturnWay;
  reason: string;
  requestedBy: string;
  requestedAt: IsoDateTime;
  decidedBy: string | null;
  decidedAt: IsoDateTime | null;
  /** Day and number of the bank's slip; null unless it went back by transfer. */
  on: IsoDate | null;
  slip: string | null;
  /** Why it was not given back; null while it is open and when it was. */
  refusal: string | null;
}

export interface RequestCashReturnBody {
  /** `cash` when left out. */
  way?: CashReturnWay;
  /** Read by the member too. */
  reason: string;
  version: number;
}

/** Agreeing to a return by transfer takes the bank's slip. */
export interface DecideCashReturnBody extends PaymentDecisionBody {
  /** Its day, between the day the cash came and today. */
  on?: IsoDate;
  slip?: string;
}

export interface CashQuery extends PageQuery {
  orgId?: Id;
  status?: CashStatus;
}
