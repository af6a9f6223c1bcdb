import { Injectable } from '@nestjs/common';
import type { Id, PaymentItem } from '@xianfeng/shared-types';
import type { Tx } from '../../../database';
import { toBusinessDate } from '../../../platform/clock';
import { newId } from '../../../platform/ids';
import { requestNotification } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import { OrgDirectory } from '../../orgs';
import { type BookedLine, type Collected, sumOf } from '../booking/collected';
import { paymentNumber, verificationCode } from '../payment-numbers';
import { monthsInWords, yuan } from '../payment-words';
import { PaymentReceiptRow } from './receipt.entity';

const RECEIPT_PAGE = 'packages/dues/receipt/index';

/** 电子党费证: of what was booked as income, with both names where somebody else paid. */
@Injectable()
export class ReceiptMaker {
  constructor(
    private readonly outbox: Outbox,
    private readonly orgs: OrgDirectory,
  ) {}

  /** None where nothing became income. */
  async make(tx: Tx, collected: Collected, lines: readonly BookedLine[]): Promise<void> {
    const items: PaymentItem[] = lines
      .filter((line) => line.settledFen > 0)
      .map(({ month, settledFen }) => ({ month, fen: settledFen, refundedFen: 0 }))
      .sort((a, b) => ((a.month ?? '9') < (b.month ?? '9') ? -1 : 1));
    if (items.length === 0) return;
    const { member, payer, org, at, method, source, orderId, transactionId } = collected;
    const amountFen = sumOf(items, ({ fen }) => fen);
    const row: PaymentReceiptRow = {
      id: newId(), number: paymentNumber('S', toBusinessDate(at)), code: verificationCode(), method, sourceId: source.id, orderId, memberId: member.id,
      memberName: member.name, payerKind: payer.kind, payerMemberId: payer.memberId, payerName: payer.name, orgId: org.id,
      orgName: (await this.orgs.get(org.id)).name, orgPath: org.path, items, amountFen, refundedFen: 0, transactionId, paidAt: at,
    };
    await tx.repo(PaymentReceiptRow).insert(row);
    const months = items.flatMap(({ month }) => month ?? []);
    const what = [...(months.length > 0 ? [`${monthsInWords(months)}党费`] : []), ...(months.length < items.length ? ['自愿多交'] : [])].join('、');
    await requestNotification(this.outbox, tx, {
      topic: 'dues.result', period: row.id, to: { kind: 'members', memberIds: [...new Set([member.id, ...(payer.memberId ? [payer.memberId] : [])])] },
      title: payer.kind === 'self' ? '党费已交纳' : `${payer.name}代${member.name}交纳党费`, body: `${row.orgName}已收到${member.name}同志的${what}，共 ${yuan(amountFen)}，电子党费证已生成。`,
      page: `${RECEIPT_PAGE}?id=${row.id}`,
    });
  }

  /** The whole of what a source brought in went back. */
  async returned(tx: Tx, sourceId: Id): Promise<void> {
    const receipt = await tx.repo(PaymentReceiptRow).findOneByOrFail({ sourceId });
    const items = receipt.items.map((item) => ({ ...item, refundedFen: item.fen }));
    await tx.repo(PaymentReceiptRow).update({ id: receipt.id }, { items, refundedFen: receipt.amountFen });
  }

  /** A refund shows on the receipts of its order. */
  async refunded(tx: Tx, orderId: Id, parts: readonly { month: string | null; fen: number }[]): Promise<void> {
    const left = parts.map((part) => ({ ...part }));
    for (const receipt of await tx.repo(PaymentReceiptRow).find({ where: { orderId }, order: { id: 'ASC' } })) {
      let refundedFen = receipt.refundedFen;
      const items = receipt.items.map((item) => {
        const part = left.find(({ month, fen }) => month === item.month && fen > 0);
        const fen = part ? Math.min(part.fen, item.fen - item.refundedFen) : 0;
        if (!part || fen === 0) return item;
        part.fen -= fen;
        refundedFen += fen;
        return { ...item, refundedFen: item.refundedFen + fen };
      });
      if (refundedFen !== receipt.refundedFen) await tx.repo(PaymentReceiptRow).update({ id: receipt.id }, { items, refundedFen });
    }
  }
}
