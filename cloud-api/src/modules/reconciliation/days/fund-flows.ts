import { Injectable } from '@nestjs/common';
import type { IsoDate } from '@xianfeng/shared-types';
import type { Tx } from '../../../database';
import { WechatSettlements } from '../../books';
import { type Finding, finding } from './compare';
import { FundFlowKept } from './fund-flow.entity';

const WORDS = {
  withdrawal: '提现金额多于党费账上的微信支付结算款，多出的部分先记在本级账上。请核对启用账簿前商户号里的余额是否已登记期初。',
  returned: '资金账单有一笔退回的提现，找不到与它对应的提现，没有入账。请到微信商户平台核实。',
  other: (business: string) => `资金账单有一笔“${business}”，不属于任何一笔支付、退款或提现，没有入账。请到微信商户平台核实款项来源。`,
};

/** Movements of the merchant's account beside payments: what was withdrawn goes to the bank in the books too. */
@Injectable()
export class FundFlows {
  constructor(private readonly settlements: WechatSettlements) {}

  /** Books what a day brought and was not booked yet, with the day locked; answers what a person has to look into. */
  async book(tx: Tx, day: IsoDate): Promise<Finding[]> {
    const flows = await tx.repo(FundFlowKept).find({ where: { day }, order: { flowId: 'ASC' } });
    const findings: Finding[] = [];
    for (const flow of flows) {
      if (!flow.booked && flow.kind === 'withdrawal') await this.settle(tx, flow);
      if (!flow.booked && flow.kind === 'returned') await this.takeBack(tx, flow);
      if (flow.unbackedFen > 0) findings.push({ ...finding('withdrawal_differs', flow.flowId, -flow.fen, null, WORDS.withdrawal), hereFen: -flow.fen - flow.unbackedFen });
      if (!flow.booked) findings.push(flow.kind === 'other' ? finding('fund_differs', flow.flowId, flow.fen, null, WORDS.other(flow.business)) : finding('withdrawal_differs', flow.flowId, flow.fen, null, WORDS.returned));
    }
    return findings;
  }

  private async settle(tx: Tx, flow: FundFlowKept): Promise<void> {
    flow.unbackedFen = await this.settlements.settle(tx, { id: flow.flowId, fen: -flow.fen, on: flow.day });
    await this.booked(tx, flow);
  }

  /** The bank gave it back under the number of the withdrawal. */
  private async takeBack(tx: Tx, flow: FundFlowKept): Promise<void> {
    const withdrawals = await tx.repo(FundFlowKept).find({ where: { businessId: flow.businessId, kind: 'withdrawal', booked: true, fen: -flow.fen }, order: { flowId: 'ASC' } });
    for (const { flowId } of withdrawals) {
      if (await tx.repo(FundFlowKept).existsBy({ returnsId: flowId })) continue;
      await this.settlements.takeBack(tx, { id: flowId, on: flow.day, memo: `提现退回，资金流水 ${flow.flowId}` });
      flow.returnsId = flowId;
      return this.booked(tx, flow);
    }
  }

  private async booked(tx: Tx, flow: FundFlowKept): Promise<void> {
    flow.booked = true;
    const { flowId, unbackedFen, returnsId } = flow;
    await tx.repo(FundFlowKept).update({ flowId }, { booked: true, unbackedFen, returnsId });
  }
}
