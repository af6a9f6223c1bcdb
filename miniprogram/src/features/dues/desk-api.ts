import {
  duesApi, duesPaymentsApi, homeApi, type ArrearsCase, type BranchDues, type BranchDuesQuery, type CashLine, type DecideCashReturnBody, type DecideConsentBody, type DecideReliefBody, type DuesConsent,
  type DuesRelief, type Id, type MemberDues, type PaymentDecisionBody, type Refund, type RegisterCashBody, type RequestCashReturnBody, type RequestRefundBody, type ResolveCaseBody, type StudyReliefBody,
} from '@xianfeng/shared-types';
import { call } from '@/shared/request';

/** How many things wait for me, by kind. */
export const loadDuesWaiting = () => call(homeApi.duesWaiting);

export const loadBranchDues = (orgId: Id, query: BranchDuesQuery): Promise<BranchDues> => call(duesApi.branch, { params: { orgId }, query });

export const loadMemberDues = (id: Id): Promise<MemberDues> => call(duesApi.member, { params: { id }, query: {} });

/** Payments of one member in reach. */
export const loadMemberOrders = (memberId: Id) => call(duesPaymentsApi.orders, { query: { memberId } });

export const loadReliefs = (cursor?: string) => call(duesApi.reliefs, { query: { cursor } });
export const loadConsents = (cursor?: string) => call(duesApi.consents, { query: { cursor } });
export const loadCases = (cursor?: string) => call(duesApi.cases, { query: { cursor, status: 'open' } });
export const loadCash = (cursor?: string) => call(duesPaymentsApi.cash, { query: { cursor } });
export const loadRefunds = (cursor?: string) => call(duesPaymentsApi.refunds, { query: { cursor } });
export const loadExceptions = (cursor?: string) => call(duesPaymentsApi.exceptions, { query: { cursor, status: 'open' } });

export const studyRelief = (id: Id, body: StudyReliefBody, idempotencyKey: string): Promise<DuesRelief> => call(duesApi.studyRelief, { params: { id }, body }, { idempotencyKey });
export const decideRelief = (id: Id, body: DecideReliefBody, idempotencyKey: string): Promise<DuesRelief> => call(duesApi.decideRelief, { params: { id }, body }, { idempotencyKey });
export const decideConsent = (id: Id, body: DecideConsentBody, idempotencyKey: string): Promise<DuesConsent> => call(duesApi.decideConsent, { params: { id }, body }, { idempotencyKey });
export const resolveCase = (id: Id, body: ResolveCaseBody, idempotencyKey: string): Promise<ArrearsCase> => call(duesApi.resolveCase, { params: { id }, body }, { idempotencyKey });
export const registerCash = (body: RegisterCashBody, idempotencyKey: string): Promise<CashLine> => call(duesPaymentsApi.registerCash, { body }, { idempotencyKey });
export const decideCash = (id: Id, body: PaymentDecisionBody, idempotencyKey: string): Promise<CashLine> => call(duesPaymentsApi.decideCash, { params: { id }, body }, { idempotencyKey });
export const withdrawCash = (id: Id, version: number, idempotencyKey: string): Promise<CashLine> =>
  call(duesPaymentsApi.withdrawCash, { params: { id }, body: { version } }, { idempotencyKey });
export const requestCashReturn = (id: Id, body: RequestCashReturnBody, idempotencyKey: string): Promise<CashLine> =>
  call(duesPaymentsApi.requestCashReturn, { params: { id }, body }, { idempotencyKey });
export const decideCashReturn = (id: Id, body: DecideCashReturnBody, idempotencyKey: string): Promise<CashLine> =>
  call(duesPaymentsApi.decideCashReturn, { params: { id }, body }, { idempotencyKey });
export const requestRefund = (orderId: Id, body: RequestRefundBody, idempotencyKey: string): Promise<Refund> =>
  call(duesPaymentsApi.requestRefund, { params: { id: orderId }, body }, { idempotencyKey });
export const decideRefund = (id: Id, body: PaymentDecisionBody, idempotencyKey: string): Promise<Refund> => call(duesPaymentsApi.decideRefund, { params: { id }, body }, { idempotencyKey });
export const withdrawRefund = (id: Id, version: number, idempotencyKey: string): Promise<Refund> =>
  call(duesPaymentsApi.withdrawRefund, { params: { id }, body: { version } }, { idempotencyKey });
