import { Body, Controller, Param, Query } from '@nestjs/common';
import { type CashDeposit, cashDepositsApi, type Page } from '@xianfeng/shared-types';
import { Requires } from '../../../platform/access';
import { Route } from '../../../platform/http';
import { ConfirmDepositDto, CreateDepositDto, DepositsQueryDto, VersionedReasonDto } from '../dto/money.dto';
import { CashDepositsService } from './cash-deposits.service';

@Controller()
export class CashDepositsController {
  constructor(private readonly service: CashDepositsService) {}

  @Route(cashDepositsApi.list)
  @Requires('dues:report')
  list(@Query() query: DepositsQueryDto): Promise<Page<CashDeposit>> {
    return this.service.list(query);
  }

  @Route(cashDepositsApi.create)
  @Requires('dues:collect')
  create(@Body() body: CreateDepositDto): Promise<CashDeposit> {
    return this.service.create(body);
  }

  @Route(cashDepositsApi.confirm)
  @Requires('dues:collect')
  confirm(@Param('id') id: string, @Body() body: ConfirmDepositDto): Promise<CashDeposit> {
    return this.service.confirm(id, body);
  }

  @Route(cashDepositsApi.refuse)
  @Requires('dues:collect')
  refuse(@Param('id') id: string, @Body() { version, reason }: VersionedReasonDto): Promise<CashDeposit> {
    return this.service.refuse(id, version, reason);
  }
}
