import { Injectable } from '@nestjs/common';
import { DIFFERENCE_KIND_LABELS, DIFFERENCE_STATUS_LABELS, type IsoDate } from '@xianfeng/shared-types';
import { bulkInsert, type Tx } from '../../../database';
import { Audit } from '../../../platform/audit';
import { Clock } from '../../../platform/clock';
import { currentContext, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { requestNotification } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import { OrgDirectory, type OrgRef } from '../../orgs';
import type { Finding } from '../days/compare';
import { DifferenceRow, DifferenceStepRow } from './difference.entity';
import { type DifferenceMove, differenceMachine } from './difference.workflow';

const keyOf = ({ kind, number }: Pick<Finding, 'kind' | 'number'>): string => `${kind}:${number}`;

/** Rows of differences; every change of a status goes through `move`. */
@Injectable()
export class Differences {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly orgs: OrgDirectory,
  ) {}

  /** What a comparison found: new ones open, those that are gone are settled, one that came back is open again. */
  async record(tx: Tx, day: IsoDate, findings: readonly Finding[]): Promise<void> {
    const known = new Map((await tx.repo(DifferenceRow).find({ where: { day } })).map((row) => [keyOf(row), row]));
    const found = new Set(findings.map(keyOf));
    for (const row of known.values()) {
      if (!found.has(keyOf(row)) && row.status !== 'settled') await this.move(tx, row, 'settle', '再次核对，双方已一致');
    }
    const fresh: Finding[] = [];
    for (const finding of findings) {
      const row = known.get(keyOf(finding));
      if (!row) fresh.push(finding);
      else if (row.status === 'settled') await this.move(tx, row, 'return', '再次核对，差异又出现', { billFen: finding.billFen, hereFen: finding.hereFen, explanation: finding.explanation });
    }
    if (fresh.length > 0) await this.open(tx, day, fresh);
  }

  /** Compare-and-set on status and version. */
  async move(tx: Tx, row: DifferenceRow, action: DifferenceMove, reason: string, more: Partial<DifferenceRow> = {}): Promise<void> {
    const [from, to] = [row.status, differenceMachine.next(row.status, action, reason)];
    const changed = await tx.repo(DifferenceRow).update({ id: row.id, status: from, version: row.version }, { ...more, status: to, version: row.version + 1 });
    if (changed.affected !== 1) throw new Problem('conflict.version', { meta: { version: row.version } });
    await this.step(tx, row, from, to, reason);
  }

  private async open(tx: Tx, day: IsoDate, findings: readonly Finding[]): Promise<void> {
    const [top] = await this.orgs.roots();
    const rows = findings.map(({ orgPath, ...finding }) => ({
      id: newId(), day, ...finding, status: 'open', orgPath: orgPath ?? top.path, ownerId: null, foundAt: this.clock.now(), version: 1,
    }));
    await bulkInsert(tx, 'recon_difference', rows);
    await bulkInsert(tx, 'recon_difference_step', rows.map(({ id, foundAt, explanation }) => ({
      id: newId(), differenceId: id, at: foundAt, actorId: null, fromStatus: null, toStatus: 'open', reason: explanation,
    })));
    await this.tell(tx, day, findings.length, top);
  }

  /** One message a day, to those who keep the books of the whole group. */
  private tell(tx: Tx, day: IsoDate, count: number, top: OrgRef): Promise<void> {
    return requestNotification(this.outbox, tx, {
      topic: 'dues.todo', period: `reconciliation:${day}`, to: { kind: 'roles', roles: ['finance_officer'], orgId: top.id, nearest: true },
      title: `${day} 党费对账有差异`, body: `微信支付账单与系统记录有 ${count} 处不一致，请在电脑端“党费对账”中查明。`, page: 'packages/dues/desk/index?tab=differences',
      template: { kind: 'todo', task: '党费对账差异待查', from: '党费系统', due: this.clock.today(), note: `${count} 处不一致` },
    });
  }

  private async step(tx: Tx, row: DifferenceRow, fromStatus: DifferenceRow['status'], toStatus: DifferenceRow['status'], reason: string): Promise<void> {
    const actorId = currentContext()?.principal?.memberId ?? null;
    await tx.repo(DifferenceStepRow).insert({ id: newId(), differenceId: row.id, at: this.clock.now(), actorId, fromStatus, toStatus, reason });
    await this.audit.record(tx, {
      action: `recon-difference.${toStatus}`, objectType: 'recon_difference', objectId: row.id, orgPath: row.orgPath, title: `${row.day} ${DIFFERENCE_KIND_LABELS[row.kind]}`,
      detail: { from: DIFFERENCE_STATUS_LABELS[fromStatus], to: DIFFERENCE_STATUS_LABELS[toStatus], reason },
    });
  }
}
