import type { DuesAccount, MoneyAccount, OrgName } from './dues-books';
import type { ConfirmMoneyBody } from './dues-remittances';
import { endpoint } from './endpoint';
import type { Fen, Id, IsoDate, IsoDateTime, Page, PageQuery } from './primitives';

/** The five permitted uses (党费规定 Art. 19), each with the account it is booked on. */
export const DUES_USES = {
  training: { name: '培训党员', account: 'use_training' },
  education: { name: '订阅或购买用于开展党员教育的报刊、资料、音像制品和设备', account: 'use_education' },
  commend: { name: '表彰先进基层党组织、优秀共产党员和优秀党务工作者', account: 'use_commend' },
  hardship: { name: '补助生活困难的党员', account: 'use_hardship' },
  disaster: { name: '补助遭受严重自然灾害的党员、修缮因灾受损的基层党员教育设施', account: 'use_disaster' },
} as const satisfies Record<string, { name: string; account: DuesAccount }>;
export type DuesUseClass = keyof typeof DUES_USES;

/** Uses that are asked for and never permitted; each is answered with the article. */
export const REFUSED_DUES_USES = {
  reception: '接待、宴请',
  office: '办公经费、办公用品',
  travel: '旅游、疗养',
  welfare: '发放福利、补贴、奖金',
  business: '经营、投资、出借',
  other: '其他用途',
} as const;
export type RefusedDuesUse = keyof typeof REFUSED_DUES_USES;

export const DUES_USE_STATUS_LABELS = { requested: '待审批', paid: '已批准并支付', rejected: '未批准', withdrawn: '已撤回' } as const;
export type DuesUseStatus = keyof typeof DUES_USE_STATUS_LABELS;
export type DuesUseAction = 'approve' | 'reject' | 'withdraw';

/** A use of funds with the collective decision it rests on (Art. 19–20). */
export interface RequestUseBody {
  orgId: Id;
  /** One of DUES_USES; one of REFUSED_DUES_USES is answered with the article. */
  useClass: DuesUseClass | RefusedDuesUse;
  purpose: string;
  amountFen: Fen;
  payee: string;
  /** Meeting that decided, not in the future. */
  decidedOn: IsoDate;
  /** Name of the meeting and the decision, as in the minutes. */
  decision: string;
  /** Uploads of the minutes, 1–5. */
  fileIds: Id[];
}

export interface DuesUse {
  id: Id;
  org: OrgName;
  useClass: DuesUseClass;
  className: string;
  purpose: string;
  amountFen: Fen;
  payee: string;
  decidedOn: IsoDate;
  decision: string;
  /** `url` opens for half an hour. */
  files: { id: Id; name: string; url: string }[];
  status: DuesUseStatus;
  requestedBy: string;
  requestedAt: IsoDateTime;
  decidedBy: string | null;
  decidedAt: IsoDateTime | null;
  reason: string | null;
  paidOn: IsoDate | null;
  account: MoneyAccount | null;
  voucher: string | null;
  /** What the organisation's money accounts hold now. */
  availableFen: Fen;
  version: number;
  allowedActions: DuesUseAction[];
}

export type DuesUseLine = Pick<
  DuesUse, 'id' | 'org' | 'useClass' | 'className' | 'purpose' | 'amountFen' | 'status' | 'decidedOn' | 'requestedBy' | 'requestedAt' | 'paidOn' | 'allowedActions'
>;

export interface DuesUsesQuery extends PageQuery {
  /** The organisation and all below it; all that the caller may see when left out. */
  orgId?: Id;
  status?: DuesUseStatus;
}

type ById = { params: { id: Id } };

export const duesUsesApi = {
  list: endpoint<{ query: DuesUsesQuery; reply: Page<DuesUseLine> }>('GET', '/api/dues/uses'),
  detail: endpoint<ById & { reply: DuesUse }>('GET', '/api/dues/uses/:id'),
  /** `dues:collect`. */
  request: endpoint<{ body: RequestUseBody; reply: DuesUse }>('POST', '/api/dues/uses'),
  /** `dues:finance`, not the requester; pays and books it. 409 when the account holds less. */
  approve: endpoint<ById & { body: ConfirmMoneyBody; reply: DuesUse }>('POST', '/api/dues/uses/:id/approval'),
  reject: endpoint<ById & { body: { reason: string; version: number }; reply: DuesUse }>('POST', '/api/dues/uses/:id/rejection'),
  /** By the requester. */
  withdraw: endpoint<ById & { body: { reason: string; version: number }; reply: DuesUse }>('POST', '/api/dues/uses/:id/withdrawal'),
};
