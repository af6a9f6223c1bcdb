import { Injectable } from '@nestjs/common';
import { bulkInsertNew, UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { FieldCipher } from '../../../platform/crypto';
import { newId } from '../../../platform/ids';
import type { PayNotification } from '../../../platform/wechat-pay';
import { NOTICE_CONTENT, NoticeWorker } from './notice-worker';

const MOST_AT_ONCE = 200;

interface Waiting {
  row: NoticeInsert;
  kept: () => void;
  lost: (error: unknown) => void;
}
type NoticeInsert = Record<string, string | number | Date | null>;

/**
 * Keeps verified callbacks. Those that arrive while one statement is being committed are kept together by the next one, so that a
 * rush costs one commit for many (ADR 0022). A callback is answered after its row is committed, never before.
 */
@Injectable()
export class NoticeIntake {
  private waiting: Waiting[] = [];
  private writing = false;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly worker: NoticeWorker,
  ) {}

  /** Resolves once the callback can't be lost; a repeat of a known one resolves too. */
  keep(notification: PayNotification): Promise<void> {
    const now = this.clock.now();
    const [number, content] = notification.kind === 'transaction' ? [notification.transaction.outTradeNo, notification.transaction] : [notification.refund.outRefundNo, notification.refund];
    const row: NoticeInsert = {
      id: newId(), noticeId: notification.id, kind: notification.kind, number, content: this.cipher.encrypt(JSON.stringify(content), NOTICE_CONTENT),
      status: 'received', outcome: null, attempts: 0, receivedAt: now, nextTryAt: now, handledAt: null,
    };
    return new Promise((kept, lost) => {
      this.waiting.push({ row, kept, lost });
      if (!this.writing) void this.write();
    });
  }

  private async write(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MOST_AT_ONCE);
      try {
        await bulkInsertNew(this.uow, 'payment_notice', batch.map(({ row }) => row));
        for (const { kept } of batch) kept();
        this.worker.nudge();
      } catch (error) {
        for (const { lost } of batch) lost(error);
      }
    }
    this.writing = false;
  }
}
