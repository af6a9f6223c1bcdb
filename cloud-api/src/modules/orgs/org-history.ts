import { Injectable } from '@nestjs/common';
import { ORG_CLASS_LABELS, type OrgChange, type OrgChangeKind, type OrgUnit } from '@xianfeng/shared-types';
import type { Tx } from '../../database';
import { Audit } from '../../platform/audit';
import { Clock } from '../../platform/clock';
import { currentContext } from '../../platform/http';
import { newId } from '../../platform/ids';
import { type Org, OrgChangeRow } from './org.entity';

export type Changes = OrgChange['changes'];

const degrees = (e6: number | null) => (e6 === null ? '' : String(e6 / 1e6));
const unitText = (units: OrgUnit[]) => units.map(({ name, creditCode }) => (creditCode ? `${name}（${creditCode}）` : name)).join('、');

/** Fields an officer edits, as the history shows them. */
const SHOWN: [label: string, text: (org: Org) => string][] = [
  ['名称', (o) => o.name],
  ['简称', (o) => o.shortName],
  ['组织分类', (o) => ORG_CLASS_LABELS[o.orgClass]],
  ['所在单位', (o) => o.unitName ?? ''],
  ['统一社会信用代码', (o) => o.unitCreditCode ?? ''],
  ['联合单位', (o) => unitText(o.otherUnits)],
  ['上级系统代码', (o) => o.upperCode ?? ''],
  ['成立日期', (o) => o.foundedOn ?? ''],
  ['任期开始', (o) => o.termStart ?? ''],
  ['任期届满', (o) => o.termEnd ?? ''],
  ['到期日期', (o) => o.endsOn ?? ''],
  ['地址', (o) => o.address ?? ''],
  ['纬度', (o) => degrees(o.latitudeE6)],
  ['经度', (o) => degrees(o.longitudeE6)],
];

/** What differs between two states of an organisation, in words. */
export function changesBetween(before: Org | null, after: Org): Changes {
  return SHOWN.flatMap(([label, text]) => {
    const [from, to] = [before ? text(before) : '', text(after)];
    return from === to ? [] : [{ label, from, to }];
  });
}

/** Writes the organisation's own history and the audit log together. */
@Injectable()
export class OrgHistory {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async record(tx: Tx, org: Org, kind: OrgChangeKind, changes: Changes, reason: string | null = null): Promise<void> {
    const actorId = currentContext()?.principal?.memberId ?? null;
    await tx.repo(OrgChangeRow).insert({ id: newId(), orgId: org.id, kind, at: this.clock.now(), actorId, reason, changes });
    await this.audit.record(tx, {
      action: `org.${kind}`, objectType: 'org', objectId: org.id, orgPath: org.path, title: org.name, detail: { changes, reason },
    });
  }
}
