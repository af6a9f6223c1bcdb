import type { MoneyAccount, OrgName } from './dues-books';
import { endpoint } from './endpoint';
import type { Fen, Id, IsoDate, IsoDateTime, IsoMonth, Page, PageQuery } from './primitives';

export const REMITTANCE_STATUS_LABELS = { draft: '待汇出', sent: '已汇出，待上级确认', received: '上级已确认', cancelled: '已取消' } as const;
export type RemittanceStatus = keyof typeof REMITTANCE_STATUS_LABELS;
export type RemittanceAction = 'send' | 'receive' | 'return' | 'cancel';
/** `ordinary` by ratio; `large`: 大额党费 pass up whole (党费规定 Art. 11). */
export type RemittanceKind = 'ordinary' | 'large';

/** Share of the dues received that goes up, with its source. Hundredths of a percent: 500 is 5 %. */
export interface RemitRatio {
  from: OrgName;
  /** Null: a body outside that keeps no books here, e.g. 国务院国资委党委. */
  to: OrgName | null;
  basisPoints: number;
  doc: string;
  article: string;
  effectiveFrom: IsoDate;
  allowedActions: 'set'[];
}

export interface SetRemitRatioBody {
  orgId: Id;
  /** 0–10000. */
  basisPoints: number;
  /** From the first day of a month that is not over. */
  effectiveFrom: IsoDate;
  /** Document or decision of the receiving committee. */
  doc: string;
  article: string;
  reason: string;
}

export interface RemittanceProposal {
  from: OrgName;
  to: OrgName | null;
  toName: string;
  kind: RemittanceKind;
  fromMonth: IsoMonth;
  toMonth: IsoMonth;
  /** Dues that members paid in the period, in the organisation and below it; for `large` what is held. */
  basisFen: Fen;
  ratio: { basisPoints: number; doc: string; article: string };
  /** basis × ratio, half a 分 rounded up. */
  dueFen: Fen;
  /** Remittances of the period that are not cancelled. */
  alreadyFen: Fen;
  /** What is left to remit; 0 when all is done. */
  amountFen: Fen;
  /** What the money accounts hold now. */
  availableFen: Fen;
  /** Last day, e.g. 30 April for the share of the Centre (Art. 15); null where none is set. */
  dueOn: IsoDate | null;
  /** How the amount came about, in one sentence. */
  explanation: string;
}

export interface Remittance {
  id: Id;
  kind: RemittanceKind;
  from: OrgName;
  to: OrgName | null;
  toName: string;
  fromMonth: IsoMonth;
  toMonth: IsoMonth;
  basisFen: Fen;
  basisPoints: number;
  ratioDoc: string;
  ratioArticle: string;
  amountFen: Fen;
  note: string;
  status: RemittanceStatus;
  dueOn: IsoDate | null;
  createdBy: string;
  createdAt: IsoDateTime;
  sent: RemittanceSide | null;
  received: RemittanceSide | null;
  history: { at: IsoDateTime; by: string; action: 'create' | RemittanceAction; reason: string | null }[];
  version: number;
  allowedActions: RemittanceAction[];
}

/** One side's word. */
export interface RemittanceSide {
  by: string;
  at: IsoDateTime;
  on: IsoDate;
  account: MoneyAccount;
  /** Number of the bank's receipt or of the receiver's. */
  voucher: string;
}

export type RemittanceLine = Pick<
  Remittance, 'id' | 'kind' | 'from' | 'toName' | 'fromMonth' | 'toMonth' | 'amountFen' | 'status' | 'dueOn' | 'createdAt' | 'allowedActions'
>;

export interface CreateRemittanceBody {
  orgId: Id;
  kind: RemittanceKind;
  fromMonth: IsoMonth;
  toMonth: IsoMonth;
  /** The proposal's amount when left out; another one needs a note. */
  amountFen?: Fen;
  note?: string;
}

/** What one side confirms. */
export interface ConfirmMoneyBody {
  account: MoneyAccount;
  /** Day of the bank's receipt, not in the future. */
  on: IsoDate;
  voucher: string;
  version: number;
}

export interface RemittancesQuery extends PageQuery {
  /** The organisation and all below it; all that the caller may see when left out. */
  orgId?: Id;
  status?: RemittanceStatus;
}

type ById = { params: { id: Id } };

export const remittancesApi = {
  /** `dues:report`, newest first: those sent from within reach. */
  list: endpoint<{ query: RemittancesQuery; reply: Page<RemittanceLine> }>('GET', '/api/dues/remittances'),
  proposal: endpoint<{ query: { orgId: Id; kind: RemittanceKind; fromMonth: IsoMonth; toMonth: IsoMonth }; reply: RemittanceProposal }>(
    'GET', '/api/dues/remittances/proposal',
  ),
  detail: endpoint<ById & { reply: Remittance }>('GET', '/api/dues/remittances/:id'),
  /** `dues:collect` at the sender. */
  create: endpoint<{ body: CreateRemittanceBody; reply: Remittance }>('POST', '/api/dues/remittances'),
  /** The sender's word: the money has left. Not more than the account holds. */
  send: endpoint<ById & { body: ConfirmMoneyBody; reply: Remittance }>('POST', '/api/dues/remittances/:id/sending'),
  /** The receiver's word (`dues:finance` there, not the sender's own person): the money has come. For outside bodies by their receipt. */
  receive: endpoint<ById & { body: ConfirmMoneyBody; reply: Remittance }>('POST', '/api/dues/remittances/:id/receipt'),
  /** The receiver's word that nothing came, or another amount: the sender's journal is reversed. */
  returnToSender: endpoint<ById & { body: { reason: string; version: number }; reply: Remittance }>('POST', '/api/dues/remittances/:id/return'),
  cancel: endpoint<ById & { body: { reason: string; version: number }; reply: Remittance }>('POST', '/api/dues/remittances/:id/cancellation'),
  /** Shares in force of an organisation and those directly below it. */
  ratios: endpoint<{ query: { orgId: Id }; reply: RemitRatio[] }>('GET', '/api/dues/remit-ratios'),
  /** `dues:finance` of the receiving committee; the top organisation's share to the outside is set by itself. */
  setRatio: endpoint<{ body: SetRemitRatioBody; reply: RemitRatio[] }>('POST', '/api/dues/remit-ratios'),
};
