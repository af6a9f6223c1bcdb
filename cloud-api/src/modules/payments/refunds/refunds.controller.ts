import { Body, Controller, Param, Query } from '@nestjs/common';
import { duesPaymentsApi, type Page, type Refund } from '@xianfeng/shared-types';
import { Requires } from '../../../platform/access';
import { Route } from '../../../platform/http';
import { PaymentDecisionDto, PaymentVersionDto, RefundsQueryDto, RequestRefundDto } from '../dto/payments.dto';
import { RefundQueries } from './refund-queries';
import { RefundsService } from './refunds.service';

@Controller()
export class RefundsController {
  constructor(
    private readonly service: RefundsService,
    private readonly queries: RefundQueries,
  ) {}

  @Route(duesPaymentsApi.requestRefund)
  @Requires('dues:collect')
  async request(@Param('id') orderId: string, @Body() body: RequestRefundDto): Promise<Refund> {
    return this.queries.detail(await this.service.request(orderId, body));
  }

  @Route(duesPaymentsApi.refunds)
  @Requires('dues:collect')
  inReach(@Query() query: RefundsQueryDto): Promise<Page<Refund>> {
    return this.queries.inReach(query);
  }

  @Route(duesPaymentsApi.refund)
  @Requires('dues:collect')
  detail(@Param('id') id: string): Promise<Refund> {
    return this.queries.detail(id);
  }

  @Route(duesPaymentsApi.decideRefund)
  @Requires('dues:finance')
  async decide(@Param('id') id: string, @Body() body: PaymentDecisionDto): Promise<Refund> {
    await this.service.decide(id, body);
    return this.queries.detail(id);
  }

  @Route(duesPaymentsApi.withdrawRefund)
  @Requires('dues:collect')
  async withdraw(@Param('id') id: string, @Body() body: PaymentVersionDto): Promise<Refund> {
    await this.service.withdraw(id, body.version);
    return this.queries.detail(id);
  }
}
