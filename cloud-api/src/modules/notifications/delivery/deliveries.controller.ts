import { Controller, Param, Query } from '@nestjs/common';
import { notificationsApi, type DeliveryItem, type DeliverySummary, type Done, type Page } from '@xianfeng/shared-types';
import { Requires } from '../../../platform/access';
import { Route } from '../../../platform/http';
import { DeliveryQueryDto, DeliverySummaryQueryDto } from '../dto/notifications.dto';
import { DeliveriesService } from './deliveries.service';

@Controller()
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

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
    return this.deliveries.redrive(id);
  }
}
