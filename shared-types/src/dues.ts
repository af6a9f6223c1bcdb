import { endpoint } from './endpoint';
import type {
  AssessDuesBody, CreateDuesItemBody, DuesExplanation, DuesFixing, DuesGround, DuesItem, DuesRule, FixDuesBody, FixingImport, FixingLine, FixingsQuery,
} from './dues-amounts';
import type {
  ApplyReliefBody, ArrearsCase, CasesQuery, ConsentLink, ConsentOffer, ConsentsQuery, DecideConsentBody, DecideReliefBody, DuesBill,
  DuesConsent, DuesExtra, DuesRelief, EndReliefBody, ExtrasQuery, ReceiptExtraBody, ReliefsQuery, ReportExtraBody, RequestConsentBody,
  ResolveCaseBody, StudyReliefBody,
} from './dues-workflows';
import type { CommitImportBody } from './imports';
import type { Done, Fen, Id, IsoDate, IsoMonth, Page, PageQuery } from './primitives';

export interface MyDuesQuery {
  /** Default: this year. */
  year?: number;
}

/** Everything that the phone's page shows, in one round trip. */
export interface MyDues {
  month: IsoMonth;
  memberName: string;
  org: { id: Id; name: string };
  /** The branch collects once a quarter. */
  quarterly: boolean;
  /** Who collects: secretaries of the branch. */
  collectors: string[];
  /** Why this branch collects, and since when a probationary member pays (第八条、第九条). */
  grounds: DuesGround[];
  /** This month's bill; null while there is none. */
  current: DuesBill | null;
  /** Unpaid months before this one, oldest first. */
  arrears: DuesBill[];
  arrearsFen: Fen;
  /** Months that may be paid at once now, arrears and advance each; more needs the secretary (第十二条). */
  maxArrearsMonths: number;
  maxPrepayMonths: number;
  /** Months ahead that can be paid now, the next first, with what they would cost; empty where nothing is fixed. */
  prepay: { month: IsoMonth; dueFen: Fen }[];
  year: number;
  /** Bills of the year, oldest first. */
  bills: DuesBill[];
  yearPaidFen: Fen;
  /** How this month's amount comes about; null while nothing is fixed. */
  explanation: DuesExplanation | null;
  /** Running and recent, newest first. */
  reliefs: DuesRelief[];
  /** Others who may pay for me. */
  consents: DuesConsent[];
  /** Members that I may pay for. */
  payFor: DuesConsent[];
  allowedActions: ('pay' | 'prepay' | 'apply_relief' | 'name_payer')[];
}

/** A member in the list of a branch; never with the base. */
export interface BranchDuesLine {
  memberId: Id;
  memberName: string;
  bill: DuesBill | null;
  /** All unpaid months together, this one included. */
  owedMonths: number;
  owedFen: Fen;
  overdueMonths: number;
  /** What stands open about the member. */
  marks: ('unfixed' | 'relief' | 'relief_pending' | 'case' | 'consent_pending')[];
}

/** Sums of a month. `rate` is paid per hundred thousand owed; 100000 where nothing is owed. */
export interface DuesSums {
  members: number;
  paidMembers: number;
  exemptMembers: number;
  overdueMembers: number;
  dueFen: Fen;
  paidFen: Fen;
  owedFen: Fen;
  overdueFen: Fen;
  rate: number;
}

export interface BranchDuesQuery extends PageQuery {
  /** Default: this month. */
  month?: IsoMonth;
  show?: 'all' | 'unpaid' | 'overdue' | 'unfixed';
}

export interface BranchDues extends Page<BranchDuesLine> {
  org: { id: Id; name: string };
  month: IsoMonth;
  quarterly: boolean;
  sums: DuesSums;
  /** Members without a fixing: nothing can be billed. */
  unfixed: number;
  /** Members of the branch who pay at a host branch (第九条); the first fifty. */
  payElsewhere: { memberName: string; orgName: string }[];
  todo: { reliefs: number; consents: number; cases: number };
  allowedActions: ('make_bills' | 'fix' | 'enter_cash' | 'consent' | 'enter_relief')[];
}

export interface OrgDuesLine {
  org: { id: Id; name: string; kind: string };
  /** Has organisations below: drill down; otherwise open the branch. */
  hasChildren: boolean;
  sums: DuesSums;
}

export interface OrgDuesQuery extends PageQuery {
  month?: IsoMonth;
}

export interface OrgDues extends Page<OrgDuesLine> {
  org: { id: Id; name: string };
  /** From the top of what the caller may see down to this organisation. */
  path: { id: Id; name: string }[];
  month: IsoMonth;
  sums: DuesSums;
  /** The twelve months up to this one, oldest first, for the chart. */
  trend: { month: IsoMonth; dueFen: Fen; paidFen: Fen; overdueFen: Fen }[];
  allowedActions: ('make_bills' | 'fix' | 'decide_relief')[];
}

/** One member as the branch's officers see him. */
export interface MemberDues {
  member: { id: Id; name: string; probationary: boolean };
  /** The branch that collects. */
  org: { id: Id; name: string };
  grounds: DuesGround[];
  bills: DuesBill[];
  owedFen: Fen;
  reliefs: DuesRelief[];
  consents: DuesConsent[];
  /** With the base; null for who may not see it. Reading it is audited. */
  explanation: DuesExplanation | null;
  allowedActions: ('see_base' | 'fix' | 'permit' | 'enter_relief' | 'name_payer' | 'enter_cash' | 'waive')[];
}

/** The secretary lets a member pay more months at once than the rule says. */
export interface PermitMonthsBody {
  /** Months at once. */
  months: number;
  kind: 'arrears' | 'prepay';
  reason: string;
}

export interface DuesPermit {
  months: number;
  kind: 'arrears' | 'prepay';
  /** Last day. */
  until: IsoDate;
}

/** What making bills did; running it again makes nothing twice. */
export interface BillsMade {
  month: IsoMonth;
  made: number;
  /** Members without a fixing. */
  unfixed: number;
}

type ById = { params: { id: Id } };
type ByOrg = { params: { orgId: Id } };

export const duesApi = {
  /** 我的党费. */
  mine: endpoint<{ query: MyDuesQuery; reply: MyDues }>('GET', '/api/dues/mine'),
  /** Rules in force for the caller's organisation, or another one. */
  rules: endpoint<{ query: { orgId?: Id }; reply: DuesRule[] }>('GET', '/api/dues/rules'),
  /** Counts an amount without keeping anything (党费计算器). Problems: request.invalid. */
  assess: endpoint<{ body: AssessDuesBody; reply: DuesExplanation }>('POST', '/api/dues/assessment'),
  /** Items in and out of the base that hold for an organisation. */
  items: endpoint<{ query: { orgId?: Id }; reply: DuesItem[] }>('GET', '/api/dues/items'),
  /** An unlisted item is decided by the base committee (2017 通知第一条). */
  createItem: endpoint<{ body: CreateDuesItemBody; reply: DuesItem }>('POST', '/api/dues/items'),
  endItem: endpoint<ById & { body: { toMonth: IsoMonth }; reply: DuesItem }>('POST', '/api/dues/items/:id/end'),

  /** 核定台账, without bases. */
  fixings: endpoint<ByOrg & { query: FixingsQuery; reply: Page<FixingLine> }>('GET', '/api/dues/orgs/:orgId/fixings'),
  /** A member's fixings with bases, newest first; audited. */
  memberFixings: endpoint<ById & { reply: DuesFixing[] }>('GET', '/api/dues/members/:id/fixings'),
  /** Problems: request.invalid (also for a change within the year without a reason). */
  fix: endpoint<ById & { body: FixDuesBody; reply: DuesFixing }>('POST', '/api/dues/members/:id/fixings'),
  /** .xlsx with the members of an organisation and those below it. */
  fixingTemplate: endpoint<{ query: { orgId: Id; year: number }; reply: unknown }>('GET', '/api/dues/fixing-template'),
  /** Multipart upload `file`; checks every row, writes nothing. */
  checkFixings: endpoint<{ query: { orgId: Id; year: number }; reply: FixingImport }>('POST', '/api/dues/fixing-imports'),
  fixingImport: endpoint<ById & { reply: FixingImport }>('GET', '/api/dues/fixing-imports/:id'),
  /** Idempotent. Problems: import.has_errors. */
  commitFixings: endpoint<ById & { body: CommitImportBody; reply: FixingImport }>('POST', '/api/dues/fixing-imports/:id/commit'),

  /** Makes missing bills of an organisation and all below it. */
  makeBills: endpoint<ByOrg & { body: { month: IsoMonth }; reply: BillsMade }>('POST', '/api/dues/orgs/:orgId/bills'),
  /** A branch's members in order of names. */
  branch: endpoint<ByOrg & { query: BranchDuesQuery; reply: BranchDues }>('GET', '/api/dues/orgs/:orgId/branch'),
  /** Organisations directly below, each with everything below it. */
  overview: endpoint<ByOrg & { query: OrgDuesQuery; reply: OrgDues }>('GET', '/api/dues/orgs/:orgId/overview'),
  member: endpoint<ById & { query: MyDuesQuery; reply: MemberDues }>('GET', '/api/dues/members/:id'),
  /** Takes an unpaid bill off, e.g. made for a month in which nothing was due. */
  waive: endpoint<ById & { body: { reason: string }; reply: DuesBill }>('POST', '/api/dues/bills/:id/waiver'),
  permit: endpoint<ById & { body: PermitMonthsBody; reply: DuesPermit }>('POST', '/api/dues/members/:id/permits'),

  applyRelief: endpoint<{ body: ApplyReliefBody; reply: DuesRelief }>('POST', '/api/dues/reliefs'),
  /** The secretary writes down what a member asks for. */
  enterRelief: endpoint<ById & { body: ApplyReliefBody; reply: DuesRelief }>('POST', '/api/dues/members/:id/reliefs'),
  reliefs: endpoint<{ query: ReliefsQuery; reply: Page<DuesRelief> }>('GET', '/api/dues/reliefs'),
  withdrawRelief: endpoint<ById & { body: { version: number }; reply: Done }>('POST', '/api/dues/reliefs/:id/withdrawal'),
  studyRelief: endpoint<ById & { body: StudyReliefBody; reply: DuesRelief }>('POST', '/api/dues/reliefs/:id/study'),
  /** By 上一级党委, never by the branch itself. */
  decideRelief: endpoint<ById & { body: DecideReliefBody; reply: DuesRelief }>('POST', '/api/dues/reliefs/:id/decision'),
  endRelief: endpoint<ById & { body: EndReliefBody; reply: DuesRelief }>('POST', '/api/dues/reliefs/:id/end'),

  requestConsent: endpoint<{ body: RequestConsentBody; reply: DuesConsent }>('POST', '/api/dues/consents'),
  /** Named by the secretary: consented at once. */
  enterConsent: endpoint<ById & { body: RequestConsentBody; reply: DuesConsent }>('POST', '/api/dues/members/:id/consents'),
  consents: endpoint<{ query: ConsentsQuery; reply: Page<DuesConsent> }>('GET', '/api/dues/consents'),
  decideConsent: endpoint<ById & { body: DecideConsentBody; reply: DuesConsent }>('POST', '/api/dues/consents/:id/decision'),
  /** By the member, a paying member, or the branch. */
  revokeConsent: endpoint<ById & { body: { reason: string; version: number }; reply: Done }>('POST', '/api/dues/consents/:id/revocation'),
  /** What the member whom the consent names may pay now. Problems: not_found for everybody else and for consents not in force. */
  payerOffer: endpoint<ById & { reply: ConsentOffer }>('GET', '/api/dues/consents/:id/offer'),
  /** For a relative; a new link makes the old one useless. */
  linkConsent: endpoint<ById & { reply: ConsentLink }>('POST', '/api/dues/consents/:id/link'),
  /** Open to whoever holds the link. Problems: not_found when it is unknown, over or revoked. */
  consentOffer: endpoint<{ params: { token: string }; reply: ConsentOffer }>('GET', '/api/dues/links/:token'),

  cases: endpoint<{ query: CasesQuery; reply: Page<ArrearsCase> }>('GET', '/api/dues/cases'),
  resolveCase: endpoint<ById & { body: ResolveCaseBody; reply: ArrearsCase }>('POST', '/api/dues/cases/:id/resolution'),

  extras: endpoint<{ query: ExtrasQuery; reply: Page<DuesExtra> }>('GET', '/api/dues/extras'),
  reportExtra: endpoint<ById & { body: ReportExtraBody; reply: DuesExtra }>('POST', '/api/dues/extras/:id/report'),
  receiptExtra: endpoint<ById & { body: ReceiptExtraBody; reply: DuesExtra }>('POST', '/api/dues/extras/:id/receipt'),
};
