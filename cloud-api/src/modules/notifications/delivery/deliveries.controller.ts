import { Body, Controller, Param, Query } from '@nestjs/common';
import { notificationsApi, type DeliveryItem, type DeliverySummary, type Done, type Page, type RedrivenMany } from '@xianfeng/shared-types';
import { Requires } from '../../../platform/access';
import { Route } from '../../../platform/http';
import { DeliveryQueryDto, DeliverySummaryQueryDto, RedriveManyDto } from '../dto/notifications.dto';
import { DeliveriesService } from './deliveries.service';
import { Redrives } from './redrives.service';

@Controller()
export class DeliveriesController {
  constructor(
    private readonly deliveries: DeliveriesService,
    private readonly redrives: Redrives,
  ) {}

  @Route(notificationsApi.deliverySummary)
  @Requires('delivery:read')
  summary(@Query() query: DeliverySummaryQueryDto): Promise<DeliverySummary> {
    return this.deliveries.summary(query);
  }

  @Route(notificationsApi.deliveries)
  @Requires('delivery:read')
  list(@Query() query: DeliveryQueryDto): Promise<Page<DeliveryItem>> {
    return this.deliveries.list(query);
  }

  @Route(notificationsApi.redrive)
  @Requires('delivery:redrive')
  redrive(@Param('id') id: string): Promise<Done> {
    return this.redrives.one(id);
  }

  @Route(notificationsApi.redriveMany)
  @Requires('delivery:redrive')
  redriveMany(@Body() body: RedriveManyDto): Promise<RedrivenMany> {
    return this.redrives.many(body);
  }
}
