import { pointsApi, type AnswerAppealBody, type AppealStatus, type Id, type IsoMonth, type MyPoints, type PointAppeal, type PointEntry } from '@xianfeng/shared-types';
import { call } from '@/shared/request';

/** The open month when `month` is left out. */
export const loadMyPoints = (month?: IsoMonth, cursor?: string): Promise<MyPoints> => call(pointsApi.mine, { query: { month, cursor } });

export const loadEntry = (id: Id): Promise<PointEntry> => call(pointsApi.entry, { params: { id } });

export const loadMyAppeals = (cursor?: string) => call(pointsApi.myAppeals, { query: { cursor } });

/** Appeals that I answer for. */
export const loadAppeals = (status: AppealStatus | undefined, cursor?: string) => call(pointsApi.appeals, { query: { status, cursor } });

export const loadAppeal = (id: Id): Promise<PointAppeal> => call(pointsApi.appealDetail, { params: { id } });

export const fileAppeal = (entryId: Id, reason: string, idempotencyKey: string): Promise<PointAppeal> =>
  call(pointsApi.appeal, { params: { id: entryId }, body: { reason } }, { idempotencyKey });

export const withdrawAppeal = (id: Id, version: number, idempotencyKey: string) =>
  call(pointsApi.withdrawAppeal, { params: { id }, body: { version } }, { idempotencyKey });

export const answerAppeal = (id: Id, body: AnswerAppealBody, idempotencyKey: string): Promise<PointAppeal> =>
  call(pointsApi.answerAppeal, { params: { id }, body }, { idempotencyKey });
