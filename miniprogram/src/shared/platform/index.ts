export { detectPlatform } from './current';
export type { PaymentOutcome } from './payment-outcome';
export * from './platform';
