import { Body, Controller, Param, Query } from '@nestjs/common';
import { duesPaymentsApi, type ExceptionLine, type Page, type PaymentException } from '@xianfeng/shared-types';
import { Requires } from '../../../platform/access';
import { Route } from '../../../platform/http';
import { ExceptionsQueryDto, ResolveExceptionDto } from '../dto/payments.dto';
import { ExceptionQueries } from './exception-queries';
import { ExceptionsService } from './exceptions.service';

/** 待人工处理. */
@Controller()
export class ExceptionsController {
  constructor(
    private readonly service: ExceptionsService,
    private readonly queries: ExceptionQueries,
  ) {}

  @Route(duesPaymentsApi.exceptions)
  @Requires('dues:finance')
  inReach(@Query() query: ExceptionsQueryDto): Promise<Page<ExceptionLine>> {
    return this.queries.inReach(query);
  }

  @Route(duesPaymentsApi.exception)
  @Requires('dues:finance')
  detail(@Param('id') id: string): Promise<PaymentException> {
    return this.queries.detail(id);
  }

  @Route(duesPaymentsApi.resolveException)
  @Requires('dues:finance')
  async resolve(@Param('id') id: string, @Body() body: ResolveExceptionDto): Promise<PaymentException> {
    await this.service.resolve(id, body);
    return this.queries.detail(id);
  }
}
