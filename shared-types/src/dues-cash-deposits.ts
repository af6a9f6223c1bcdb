import type { OrgName } from './dues-books';
import { endpoint } from './endpoint';
import type { Fen, Id, IsoDate, IsoDateTime, Page, PageQuery } from './primitives';

export const DEPOSIT_STATUS_LABELS = { counted: '已清点，待确认', confirmed: '已存入银行', refused: '金额不符，退回' } as const;
export type DepositStatus = keyof typeof DEPOSIT_STATUS_LABELS;

/** Cash taken to the bank by two persons: one counts, another confirms by the bank's slip. */
export interface CashDeposit {
  id: Id;
  org: OrgName;
  amountFen: Fen;
  countedBy: string;
  countedAt: IsoDateTime;
  note: string;
  status: DepositStatus;
  confirmedBy: string | null;
  confirmedAt: IsoDateTime | null;
  depositedOn: IsoDate | null;
  slip: string | null;
  reason: string | null;
  version: number;
  allowedActions: ('confirm' | 'refuse')[];
}

export interface DepositsQuery extends PageQuery {
  /** The organisation and all below it; all that the caller may see when left out. */
  orgId?: Id;
  status?: DepositStatus;
}

type ById = { params: { id: Id } };

export const cashDepositsApi = {
  list: endpoint<{ query: DepositsQuery; reply: Page<CashDeposit> }>('GET', '/api/dues/cash-deposits'),
  /** `dues:collect`: the money was counted. Not more than the books have as cash. */
  create: endpoint<{ body: { orgId: Id; amountFen: Fen; note: string }; reply: CashDeposit }>('POST', '/api/dues/cash-deposits'),
  /** `dues:collect`, another person, by the bank's slip. */
  confirm: endpoint<ById & { body: { depositedOn: IsoDate; slip: string; version: number }; reply: CashDeposit }>(
    'POST', '/api/dues/cash-deposits/:id/confirmation',
  ),
  refuse: endpoint<ById & { body: { reason: string; version: number }; reply: CashDeposit }>('POST', '/api/dues/cash-deposits/:id/refusal'),
};
