import {
  bulletinsApi, rankingsApi, type Bulletin, type Id, type IsoMonth, type MonthClose, type OrgClass, type RankingClassPage, type RankingPage,
  type RankingUnitDetail,
} from '@xianfeng/shared-types';
import { call } from '@/shared/request';

/** The newest closed month when `month` is left out. */
export const loadRanking = (month?: IsoMonth): Promise<RankingPage> => call(rankingsApi.page, { query: { month } });

export const loadClass = (month: IsoMonth, orgClass: OrgClass, cursor?: string): Promise<RankingClassPage> =>
  call(rankingsApi.classList, { params: { month, orgClass }, query: { cursor, limit: 30 } });

export const loadUnit = (month: IsoMonth, orgId: Id): Promise<RankingUnitDetail> => call(rankingsApi.unit, { params: { month, orgId } });

export const loadCloses = (): Promise<MonthClose[]> => call(rankingsApi.closes);

export const loadClose = (month: IsoMonth): Promise<MonthClose> => call(rankingsApi.closeStatus, { params: { month } });

/** Starts the close, or goes on with one that was interrupted. */
export const closeMonth = (month: IsoMonth, acceptOpen: boolean, idempotencyKey: string): Promise<MonthClose> =>
  call(rankingsApi.close, { params: { month }, body: { acceptOpen } }, { idempotencyKey });

export const loadBulletin = (id: Id): Promise<Bulletin> => call(bulletinsApi.detail, { params: { id } });

export const generateBulletin = (month: IsoMonth, idempotencyKey: string): Promise<Bulletin> => call(bulletinsApi.generate, { body: { month } }, { idempotencyKey });

/** A step of the bulletin that needs no words; `version` is what the caller has seen. */
export const stepBulletin = (step: 'submit' | 'approve' | 'publish', id: Id, version: number, idempotencyKey: string): Promise<Bulletin> =>
  call(bulletinsApi[step], { params: { id }, body: { version } }, { idempotencyKey });

export const returnBulletin = (id: Id, version: number, reason: string, idempotencyKey: string): Promise<Bulletin> =>
  call(bulletinsApi.returnToEditor, { params: { id }, body: { version, reason } }, { idempotencyKey });
