import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { MemberDirectory } from '../../modules/members';
import { OrgDirectory } from '../../modules/orgs';

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
/** A page's details name a few; a merge of many units may name hundreds. */
const MOST = 500;

/** Names for the ids that acts left on record: a reader knows people and organisations by their names. */
@Injectable()
export class DetailNames {
  constructor(
    private readonly members: MemberDirectory,
    private readonly orgs: OrgDirectory,
  ) {}

  /** Ids that name neither are missing from the map. */
  async of(details: readonly unknown[]): Promise<Map<Id, string>> {
    const ids = [...new Set(details.flatMap(idsIn))].slice(0, MOST);
    if (ids.length === 0) return new Map();
    const [members, orgs] = await Promise.all([this.members.getMany(ids), this.orgs.getMany(ids)]);
    return new Map([...members, ...orgs].map(([id, { name }]) => [id, name]));
  }
}

export function idsIn(value: unknown): Id[] {
  if (typeof value === 'string') return ULID.test(value) ? [value] : [];
  return value && typeof value === 'object' ? Object.values(value).flatMap(idsIn) : [];
}
