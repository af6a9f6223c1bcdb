import {
  duesApi, duesPaymentsApi, type ApplyReliefBody, type ConsentOffer, type DuesConsent, type Id, type MyDues, type OrderLine, type Page, type PaymentOrder, type Receipt, type ReceiptLine,
  type RequestConsentBody,
} from '@xianfeng/shared-types';
import { call } from '@/shared/request';

/** This year when `year` is left out. */
export const loadMyDues = (year?: number): Promise<MyDues> => call(duesApi.mine, { query: { year } });

export const loadMyOrders = (cursor?: string): Promise<Page<OrderLine>> => call(duesPaymentsApi.myOrders, { query: { cursor } });

/** Asks the server, which asks WeChat where it does not know. */
export const checkOrder = (id: Id): Promise<PaymentOrder> => call(duesPaymentsApi.checkOrder, { params: { id } });

export const cancelOrder = (id: Id, idempotencyKey: string): Promise<PaymentOrder> => call(duesPaymentsApi.cancelOrder, { params: { id } }, { idempotencyKey });

export const loadMyReceipts = (cursor?: string): Promise<Page<ReceiptLine>> => call(duesPaymentsApi.myReceipts, { query: { cursor } });

export const loadReceipt = (id: Id): Promise<Receipt> => call(duesPaymentsApi.receipt, { params: { id } });

export const applyRelief = (body: ApplyReliefBody, idempotencyKey: string) => call(duesApi.applyRelief, { body }, { idempotencyKey });

export const withdrawRelief = (id: Id, version: number, idempotencyKey: string) =>
  call(duesApi.withdrawRelief, { params: { id }, body: { version } }, { idempotencyKey });

export const requestConsent = (body: RequestConsentBody, idempotencyKey: string): Promise<DuesConsent> => call(duesApi.requestConsent, { body }, { idempotencyKey });

export const revokeConsent = (id: Id, version: number, reason: string, idempotencyKey: string) =>
  call(duesApi.revokeConsent, { params: { id }, body: { version, reason } }, { idempotencyKey });

/** What I may pay for another member. */
export const loadConsentOffer = (id: Id): Promise<ConsentOffer> => call(duesApi.payerOffer, { params: { id } });
