import { Body, Controller, Param, Query } from '@nestjs/common';
import { type CashLine, duesPaymentsApi, type Page } from '@xianfeng/shared-types';
import { Requires } from '../../../platform/access';
import { Route } from '../../../platform/http';
import { CashQueryDto, DecideCashReturnDto, PaymentDecisionDto, PaymentVersionDto, RegisterCashDto, RequestCashReturnDto } from '../dto/payments.dto';
import { CashQueries } from './cash-queries';
import { CashReturns } from './cash-returns';
import { CashService } from './cash.service';

@Controller()
export class CashController {
  constructor(
    private readonly service: CashService,
    private readonly returns: CashReturns,
    private readonly queries: CashQueries,
  ) {}

  @Route(duesPaymentsApi.registerCash)
  @Requires('dues:collect')
  async register(@Body() body: RegisterCashDto): Promise<CashLine> {
    return this.queries.one(await this.service.register(body));
  }

  @Route(duesPaymentsApi.cash)
  @Requires('dues:confirm-cash')
  inReach(@Query() query: CashQueryDto): Promise<Page<CashLine>> {
    return this.queries.inReach(query);
  }

  @Route(duesPaymentsApi.decideCash)
  @Requires('dues:confirm-cash')
  async decide(@Param('id') id: string, @Body() body: PaymentDecisionDto): Promise<CashLine> {
    await this.service.decide(id, body);
    return this.queries.one(id);
  }

  @Route(duesPaymentsApi.requestCashReturn)
  @Requires('dues:collect')
  async requestReturn(@Param('id') id: string, @Body() body: RequestCashReturnDto): Promise<CashLine> {
    await this.returns.request(id, body);
    return this.queries.one(id);
  }

  @Route(duesPaymentsApi.decideCashReturn)
  @Requires('dues:confirm-cash')
  async decideReturn(@Param('id') id: string, @Body() body: DecideCashReturnDto): Promise<CashLine> {
    await this.returns.decide(id, body);
    return this.queries.one(id);
  }

  @Route(duesPaymentsApi.withdrawCash)
  @Requires('dues:collect')
  async withdraw(@Param('id') id: string, @Body() body: PaymentVersionDto): Promise<CashLine> {
    await this.service.withdraw(id, body.version);
    return this.queries.one(id);
  }
}
