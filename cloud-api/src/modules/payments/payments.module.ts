import { Module, type OnModuleInit } from '@nestjs/common';
import { Schedules } from '../../platform/jobs';
import { RuleBook } from '../../platform/rules';
import { AuthModule } from '../auth';
import { BooksModule } from '../books';
import { DuesModule } from '../dues';
import { MembersModule } from '../members';
import { OrgsModule } from '../orgs';
import { Booking } from './booking/booking';
import { Collection } from './booking/collection';
import { NoticeIntake } from './callbacks/notice-intake';
import { NoticeSweep } from './callbacks/notice-sweep';
import { NoticeWorker } from './callbacks/notice-worker';
import { NotifyController } from './callbacks/notify.controller';
import { CashController } from './cash/cash.controller';
import { CashQueries } from './cash/cash-queries';
import { CashReturns } from './cash/cash-returns';
import { CashService } from './cash/cash.service';
import { CashStore } from './cash/cash-store';
import { ExceptionQueries } from './exceptions/exception-queries';
import { Exceptions } from './exceptions/exceptions';
import { ExceptionsController } from './exceptions/exceptions.controller';
import { ExceptionsService } from './exceptions/exceptions.service';
import { HeldMoney } from './exceptions/held-money';
import { Suspense } from './exceptions/suspense';
import { PaymentFacts } from './facts/payment-facts';
import { OrderDrafts } from './orders/order-draft';
import { OrderInquiry } from './orders/order-inquiry';
import { OrderPlacement } from './orders/order-placement';
import { OrderPolls } from './orders/order-polls';
import { OrderQueries } from './orders/order-queries';
import { OrderStore } from './orders/order-store';
import { OrderViews } from './orders/order-views';
import { OrdersController } from './orders/orders.controller';
import { OrdersService } from './orders/orders.service';
import { RelativeOrders } from './orders/relative-orders';
import { RevokedOrders } from './orders/revoked-orders';
import { RivalOrders } from './orders/rival-orders';
import { PaymentSteps } from './payment-steps';
import { PaymentSuccession } from './payment-succession';
import { PAYMENT_SETTINGS } from './payment.settings';
import { CollectionPayers } from './receipts/collection-payers';
import { ReceiptMaker } from './receipts/receipt-maker';
import { ReceiptQueries } from './receipts/receipt-queries';
import { ReceiptsController } from './receipts/receipts.controller';
import { RefundBooking } from './refunds/refund-booking';
import { RefundLines } from './refunds/refund-lines';
import { RefundQueries } from './refunds/refund-queries';
import { RefundStore } from './refunds/refund-store';
import { RefundWatch } from './refunds/refund-watch';
import { RefundsController } from './refunds/refunds.controller';
import { RefundsService } from './refunds/refunds.service';
import { MonthReminders } from './reminders/month-reminders';
import { UnsettledPayments } from './unsettled-payments';

const POLL_MS = 5_000;

@Module({
  imports: [AuthModule, BooksModule, DuesModule, MembersModule, OrgsModule],
  controllers: [CashController, ExceptionsController, NotifyController, OrdersController, ReceiptsController, RefundsController],
  providers: [
    Booking, CashQueries, CashReturns, CashService, CashStore, Collection, CollectionPayers, ExceptionQueries, Exceptions, ExceptionsService, HeldMoney, MonthReminders, NoticeIntake, NoticeSweep, NoticeWorker, OrderDrafts,
    OrderInquiry, OrderPlacement, OrderPolls, OrderQueries, OrderStore, OrderViews, OrdersService, PaymentFacts, PaymentSteps, PaymentSuccession, ReceiptMaker,
    ReceiptQueries, RefundBooking, RefundLines, RefundQueries, RefundStore, RefundWatch, RefundsService, RelativeOrders, RevokedOrders, RivalOrders, Suspense,
    UnsettledPayments,
  ],
  exports: [PaymentFacts],
})
export class PaymentsModule implements OnModuleInit {
  constructor(
    private readonly rules: RuleBook,
    private readonly schedules: Schedules,
    private readonly polls: OrderPolls,
    private readonly notices: NoticeWorker,
    private readonly refunds: RefundWatch,
    private readonly reminders: MonthReminders,
    private readonly sweep: NoticeSweep,
  ) {}

  onModuleInit(): void {
    this.rules.register(PAYMENT_SETTINGS);
    this.schedules.every('payment.notices', POLL_MS, () => this.notices.run());
    this.schedules.every('payment.polls', POLL_MS, () => this.polls.run());
    this.schedules.every('payment.refunds', POLL_MS, () => this.refunds.run());
    this.schedules.daily('payment.reminders', 9, 30, () => this.reminders.run());
    this.schedules.daily('payment.notice-sweep', 3, 40, () => this.sweep.run());
  }
}
