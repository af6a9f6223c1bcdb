import { Injectable } from '@nestjs/common';
import type { Id, ScanRequestView } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Clock } from '../../../platform/clock';
import { Problem } from '../../../platform/http';
import { Sessions } from '../sessions.service';
import { type ScanStatus, ScanTicketRow } from './scan.entity';

/** The browser has this long to fetch what the phone confirmed at the last moment. */
const CLAIM_MS = 60_000;

const WORDS = {
  confirmed: { action: 'scan.confirm', title: '扫码确认登录电脑端' },
  refused: { action: 'scan.refuse', title: '扫码拒绝登录电脑端' },
} as const;

/** The phone's side of a log-in by scan: who scans first decides, once. */
@Injectable()
export class ScanApproval {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem auth.scan_expired, auth.scan_taken, auth.scan_wechat_only */
  async open(scene: string): Promise<ScanRequestView> {
    const { memberId } = await this.scanner(scene);
    const row = await this.uow.run(async (tx) => {
      await tx.repo(ScanTicketRow).update({ scene, status: 'waiting' }, { status: 'scanned', memberId });
      return tx.repo(ScanTicketRow).findOneByOrFail({ scene });
    });
    if (row.memberId !== memberId) throw taken();
    return this.view(row);
  }

  confirm(scene: string): Promise<void> {
    return this.decide(scene, 'confirmed');
  }

  refuse(scene: string): Promise<void> {
    return this.decide(scene, 'refused');
  }

  /** The same answer twice is one; another one after it comes too late. */
  private async decide(scene: string, answer: keyof typeof WORDS): Promise<void> {
    const { memberId, orgPath } = await this.scanner(scene);
    await this.uow.run(async (tx) => {
      const expiresAt = new Date(this.clock.now().getTime() + CLAIM_MS);
      const { affected } = await tx.repo(ScanTicketRow).update({ scene, status: 'scanned', memberId }, { status: answer, expiresAt });
      const row = await tx.repo(ScanTicketRow).findOneByOrFail({ scene });
      if (affected === 1) return this.record(tx, answer, row, memberId, orgPath);
      if (row.memberId !== null && row.memberId !== memberId) throw taken();
      if (row.status !== answer) throw expired();
    });
  }

  /** Who holds the phone: WeChat vouches for the member, as no browser's session can. */
  private async scanner(scene: string): Promise<{ memberId: Id; orgPath: string }> {
    const row = await this.uow.read((tx) => tx.repo(ScanTicketRow).findOneBy({ scene }));
    if (!row || row.expiresAt <= this.clock.now() || row.status === 'spent') throw expired();
    const { memberId, orgPath, sessionId } = currentPrincipal();
    if ((await this.sessions.viaOf(sessionId)) !== 'wechat') {
      throw new Problem('auth.scan_wechat_only', { detail: '请用微信“扫一扫”打开先锋小程序后确认登录。' });
    }
    return { memberId, orgPath };
  }

  private view({ scene, browser, system, address, createdAt, expiresAt, status }: ScanTicketRow): ScanRequestView {
    if (!isShown(status)) throw expired();
    return { scene, browser, system, address, askedAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString(), status };
  }

  private record(tx: Tx, answer: keyof typeof WORDS, { browser, system, address }: ScanTicketRow, memberId: Id, orgPath: string): Promise<void> {
    return this.audit.record(tx, { ...WORDS[answer], objectType: 'member', objectId: memberId, orgPath, detail: { browser, system, address } });
  }
}

const isShown = (status: ScanStatus): status is ScanRequestView['status'] => ['scanned', 'confirmed', 'refused'].includes(status);

const expired = (): Problem => new Problem('auth.scan_expired', { detail: '二维码已失效，请在电脑上刷新二维码后重新扫描。' });

const taken = (): Problem => new Problem('auth.scan_taken', { detail: '这个二维码已由其他同志扫描，请在电脑上刷新二维码后再扫。' });
