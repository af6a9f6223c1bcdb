import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { UnitOfWork } from '../../../database';
import { OutboxHandlers } from '../../../platform/outbox';
import { CONSENT_REVOKED } from '../../dues';
import { PaymentOrderRow } from './order.entity';
import { OrderInquiry } from './order-inquiry';
import { RUNNING } from './order.workflow';

/** The branch's consent was taken back: what somebody else could still pay is closed. Paid already, it stays paid. */
@Injectable()
export class RevokedOrders implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly handlers: OutboxHandlers,
    private readonly inquiry: OrderInquiry,
  ) {}

  onModuleInit(): void {
    this.handlers.on<{ consentId: Id }>(CONSENT_REVOKED, ({ consentId }) => this.close(consentId));
  }

  private async close(consentId: Id): Promise<void> {
    const running = await this.uow.read((tx) => tx.repo(PaymentOrderRow).find({ where: { consentId, status: In([...RUNNING]) }, select: { id: true }, order: { id: 'ASC' } }));
    for (const { id } of running) await this.inquiry.closeSurely(id, '代交已撤销');
  }
}
