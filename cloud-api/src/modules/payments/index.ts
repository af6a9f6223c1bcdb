export { type PaymentFact, PaymentFacts } from './facts/payment-facts';
export { PaymentsModule } from './payments.module';
