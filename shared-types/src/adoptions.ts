import type { AdoptionStatus } from './constants';
import { endpoint } from './endpoint';
import type { Id, IsoDate, IsoDateTime, Page, PageQuery } from './primitives';

/** `start`, `plan`, `submit_result`, `follow_up`, `not_effective`, `cancel`: the adopting branch. `confirm`, `return`: who confirms. */
export type AdoptionAction = 'start' | 'plan' | 'submit_result' | 'follow_up' | 'confirm' | 'return' | 'not_effective' | 'cancel';

/** One measured effect, e.g. 平均等候 18 → 7 分钟. Numbers as the branch writes them, at most 20 characters. */
export interface EffectNumber {
  name: string;
  before: string;
  after: string;
  unit: string;
}

export interface AdoptionResult {
  id: Id;
  /** Days after the plan date at which it was asked for. */
  stage: number;
  /** What was done. */
  done: string;
  effects: EffectNumber[];
  submittedByName: string;
  submittedAt: IsoDateTime;
}

/** One transition: who, when and why. */
export interface AdoptionStep {
  id: Id;
  action: string;
  toName: string;
  actorName: string | null;
  reason: string;
  at: IsoDateTime;
}

/** A line of a list. */
export interface AdoptionLine {
  id: Id;
  caseId: Id;
  caseTitle: string;
  caseOrgName: string;
  /** The adopting branch. */
  orgId: Id;
  orgName: string;
  status: AdoptionStatus;
  statusName: string;
  /** Day on which the branch means to begin. */
  planOn: IsoDate;
  /** Day by which the next result is asked for; null when none is. */
  dueOn: IsoDate | null;
  overdue: boolean;
  /** What came of it: the latest effects, empty before there is a result. */
  effects: EffectNumber[];
  createdAt: IsoDateTime;
  confirmedAt: IsoDateTime | null;
}

export interface Adoption extends AdoptionLine {
  version: number;
  /** What the branch means to do. */
  plan: string;
  createdByName: string;
  results: AdoptionResult[];
  /** Why it had no effect or was cancelled; null otherwise. */
  closedReason: string | null;
  steps: AdoptionStep[];
  /** The case can still be read in the library. */
  caseReadable: boolean;
  allowedActions: AdoptionAction[];
}

/** How a case spread. */
export interface AdoptionSummary {
  total: number;
  /** Planned, in progress or waiting for confirmation. */
  open: number;
  confirmed: number;
  notEffective: number;
  /** The latest three. */
  latest: AdoptionLine[];
}

export interface CreateAdoptionBody {
  planOn: IsoDate;
  /** May be empty. */
  plan: string;
}

export interface ChangePlanBody extends CreateAdoptionBody {
  version: number;
}

export interface AdoptionVersionBody {
  version: number;
}

export interface AdoptionReasonBody {
  version: number;
  reason: string;
}

export interface SubmitResultBody {
  version: number;
  done: string;
  effects: EffectNumber[];
}

export interface ConfirmAdoptionBody {
  version: number;
  /** May be empty. */
  opinion: string;
}

/** `mine`: of my organisation; `reach`: of every organisation in which I may confirm adoptions. */
export type AdoptionScope = 'mine' | 'reach';

export interface AdoptionsQuery extends PageQuery {
  scope?: AdoptionScope;
  status?: AdoptionStatus;
}

export const adoptionsApi = {
  /** 借鉴: an adoption in my own branch. Problems: adoption.own_case, adoption.exists (meta.adoptionId), not_found. */
  create: endpoint<{ params: { id: Id }; body: CreateAdoptionBody; reply: Adoption }>('POST', '/api/library/cases/:id/adoptions'),
  /** Newest first; `mine` by default. */
  list: endpoint<{ query: AdoptionsQuery; reply: Page<AdoptionLine> }>('GET', '/api/adoptions'),
  detail: endpoint<{ params: { id: Id }; reply: Adoption }>('GET', '/api/adoptions/:id'),
  /** Until it has begun. Problems of all that follow: conflict.version, conflict.state, not_found. */
  changePlan: endpoint<{ params: { id: Id }; body: ChangePlanBody; reply: Adoption }>('PUT', '/api/adoptions/:id/plan'),
  start: endpoint<{ params: { id: Id }; body: AdoptionVersionBody; reply: Adoption }>('POST', '/api/adoptions/:id/start'),
  /** The first result, to be confirmed; on a confirmed adoption the second, which is shown beside it. */
  submitResult: endpoint<{ params: { id: Id }; body: SubmitResultBody; reply: Adoption }>('POST', '/api/adoptions/:id/results'),
  /** Problems: adoption.self_confirm when somebody else of the branch can do it. */
  confirm: endpoint<{ params: { id: Id }; body: ConfirmAdoptionBody; reply: Adoption }>('POST', '/api/adoptions/:id/confirmation'),
  /** Back to the branch with a reason. */
  returnResult: endpoint<{ params: { id: Id }; body: AdoptionReasonBody; reply: Adoption }>('POST', '/api/adoptions/:id/return'),
  /** An honest end without effect; the reason helps the next branch. */
  notEffective: endpoint<{ params: { id: Id }; body: AdoptionReasonBody; reply: Adoption }>('POST', '/api/adoptions/:id/not-effective'),
  cancel: endpoint<{ params: { id: Id }; body: AdoptionReasonBody; reply: Adoption }>('POST', '/api/adoptions/:id/cancellation'),
};
