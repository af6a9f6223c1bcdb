import { Controller, Param, Query, type StreamableFile } from '@nestjs/common';
import { duesPaymentsApi, type Page, type Receipt, type ReceiptLine } from '@xianfeng/shared-types';
import { Authenticated, Requires } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { officeFileReply, PageQueryDto, Route } from '../../../platform/http';
import { printReceipt } from './receipt-print';
import { ReceiptQueries } from './receipt-queries';

/** 电子党费证. */
@Controller()
export class ReceiptsController {
  constructor(
    private readonly queries: ReceiptQueries,
    private readonly clock: Clock,
  ) {}

  @Route(duesPaymentsApi.myReceipts)
  @Requires('dues:pay')
  mine(@Query() query: PageQueryDto): Promise<Page<ReceiptLine>> {
    return this.queries.mine(query);
  }

  /** The parties' own, or an officer's: decided per receipt, see ReceiptQueries. */
  @Route(duesPaymentsApi.receipt)
  @Authenticated()
  detail(@Param('id') id: string): Promise<Receipt> {
    return this.queries.detail(id);
  }

  @Route(duesPaymentsApi.printReceipt)
  @Authenticated()
  async print(@Param('id') id: string): Promise<StreamableFile> {
    const receipt = await this.queries.detail(id);
    return officeFileReply({ name: `电子党费证 ${receipt.number}`, format: 'pdf', data: await printReceipt(receipt, this.clock.now()) });
  }

  @Route(duesPaymentsApi.verifyReceipt)
  @Requires('dues:collect')
  verify(@Param('code') code: string): Promise<Receipt> {
    return this.queries.byCode(code);
  }
}
