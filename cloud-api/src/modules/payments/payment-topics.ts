/** Outbox topic: an order was booked. */
export const PAYMENT_BOOKED = 'payment.booked';
