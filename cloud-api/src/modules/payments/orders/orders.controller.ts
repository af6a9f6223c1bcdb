import { Body, Controller, Param, Query } from '@nestjs/common';
import { duesPaymentsApi, type OrderLine, type Page, type PayLinkOrder, type PaymentOrder, type PlacedOrder } from '@xianfeng/shared-types';
import { Authenticated, Public, Requires } from '../../../platform/access';
import { PageQueryDto, Route } from '../../../platform/http';
import { CreateOrderDto, LinkOrderDto, OrdersQueryDto } from '../dto/payments.dto';
import { OrderQueries } from './order-queries';
import { OrderViews } from './order-views';
import { OrdersService } from './orders.service';
import { RelativeOrders } from './relative-orders';

@Controller()
export class OrdersController {
  constructor(
    private readonly orders: OrdersService,
    private readonly relatives: RelativeOrders,
    private readonly queries: OrderQueries,
    private readonly views: OrderViews,
  ) {}

  @Route(duesPaymentsApi.createOrder)
  @Requires('dues:pay')
  create(@Body() body: CreateOrderDto): Promise<PlacedOrder> {
    return this.orders.place(body);
  }

  @Route(duesPaymentsApi.myOrders)
  @Requires('dues:pay')
  mine(@Query() query: PageQueryDto): Promise<Page<OrderLine>> {
    return this.queries.mine(query);
  }

  @Route(duesPaymentsApi.orders)
  @Requires('dues:collect')
  inReach(@Query() query: OrdersQueryDto): Promise<Page<OrderLine>> {
    return this.queries.inReach(query);
  }

  /** The parties' own, or an officer's: decided per order, see OrderViews. */
  @Route(duesPaymentsApi.order)
  @Authenticated()
  detail(@Param('id') id: string): Promise<PaymentOrder> {
    return this.views.detail(id);
  }

  @Route(duesPaymentsApi.checkOrder)
  @Authenticated()
  check(@Param('id') id: string): Promise<PaymentOrder> {
    return this.orders.check(id);
  }

  @Route(duesPaymentsApi.cancelOrder)
  @Requires('dues:pay')
  cancel(@Param('id') id: string): Promise<PaymentOrder> {
    return this.orders.cancel(id);
  }

  /** The token is the right. */
  @Route(duesPaymentsApi.linkOrder)
  @Public()
  linkOrder(@Param('token') token: string, @Body() body: LinkOrderDto): Promise<PayLinkOrder> {
    return this.relatives.place(token, body.code);
  }

  @Route(duesPaymentsApi.linkCheck)
  @Public()
  linkCheck(@Param('token') token: string): Promise<PayLinkOrder> {
    return this.relatives.check(token);
  }
}
