import { bookEntriesApi, duesPublicationsApi, duesUsesApi, reconciliationApi, remittancesApi, type Id, type Page, type Publication, type PublicationLine, type WhereDuesWent } from '@xianfeng/shared-types';
import { call } from '@/shared/request';

/** The running year when `year` is left out. */
export const loadWhereDuesWent = (year?: number): Promise<WhereDuesWent> => call(duesPublicationsApi.whereItWent, { query: { year } });

export const loadPublications = (cursor?: string): Promise<Page<PublicationLine>> => call(duesPublicationsApi.list, { query: { cursor } });

export const loadPublication = (id: Id): Promise<Publication> => call(duesPublicationsApi.detail, { params: { id } });

export const loadUses = (cursor?: string) => call(duesUsesApi.list, { query: { cursor } });
export const loadRemittances = (cursor?: string) => call(remittancesApi.list, { query: { cursor } });
export const loadEntries = (cursor?: string) => call(bookEntriesApi.list, { query: { cursor } });
export const loadDifferences = (cursor?: string) => call(reconciliationApi.differences, { query: { cursor } });
