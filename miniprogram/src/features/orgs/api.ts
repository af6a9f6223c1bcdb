import { libraryApi, membersApi, orgsApi, type Id, type LibraryCard, type OrgDetail, type Page, type PostHolder } from '@xianfeng/shared-types';
import { call } from '@/shared/request';

const SHOWN_CASES = 5;

export const loadOrg = (id: Id): Promise<OrgDetail> => call(orgsApi.detail, { params: { id } });

export const loadPostHolders = (id: Id): Promise<PostHolder[]> => call(membersApi.postHolders, { params: { id } });

export const loadOrgHistory = (id: Id, cursor?: string) => call(orgsApi.history, { params: { id }, query: { cursor } });

/** The cases that the organisation and those below it published last. */
export const loadOrgCases = (orgId: Id): Promise<Page<LibraryCard>> => call(libraryApi.list, { query: { orgId, limit: SHOWN_CASES } });
