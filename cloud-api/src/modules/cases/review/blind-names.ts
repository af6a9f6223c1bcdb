import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { idsOfPath, OrgDirectory } from '../../orgs';
import type { CaseBundle } from '../case-store';
import { namesToHide } from './blind-text';

/** Which names would tell a blind reviewer whose case it is: authors, their organisation and those above it. */
@Injectable()
export class BlindNames {
  constructor(private readonly orgs: OrgDirectory) {}

  async of(bundles: readonly CaseBundle[]): Promise<Map<Id, string[]>> {
    const orgs = await this.orgs.getMany(bundles.flatMap(({ record, authors }) => [...idsOfPath(record.orgPath), ...authors.map((row) => row.orgId)]));
    return new Map(
      bundles.map(({ record, authors }) => {
        const ids = [...idsOfPath(record.orgPath), ...authors.map((row) => row.orgId)];
        const names = ids.flatMap((id) => {
          const org = orgs.get(id);
          return org ? [org.name, org.shortName] : [];
        });
        return [record.id, namesToHide(authors.map((row) => row.name), [record.orgName, ...names])];
      }),
    );
  }
}
