import { randomInt, randomUUID } from 'node:crypto';
import { rfc3339 } from './beijing-time';
import type { PayNotification } from './model';
import type { NotifyFault } from './pay-faults';
import { encryptResource } from './resource-cipher';
import type { PaySigner, SignatureFault } from './signer';

const SUMMARIES: Record<string, string> = {
  'TRANSACTION.SUCCESS': '支付成功',
  'REFUND.SUCCESS': '退款成功',
  'REFUND.ABNORMAL': '退款异常',
  'REFUND.CLOSED': '退款关闭',
};

/** What can be wrong with one callback: its signature, its encryption or what it says. */
export const FALSE_CALLBACKS = [
  'notify-sign-test', 'notify-wrong-signature', 'notify-wrong-nonce', 'notify-wrong-aad', 'notify-wrong-amount', 'notify-wrong-payer',
] as const satisfies readonly NotifyFault[];
export type FalseCallback = (typeof FALSE_CALLBACKS)[number];

const SIGNATURES: Partial<Record<FalseCallback, SignatureFault>> = { 'notify-sign-test': 'sign-test', 'notify-wrong-signature': 'wrong-signature' };

export interface NotifyRequest {
  body: string;
  headers: Record<string, string>;
}

/** One callback as it goes over the wire; `fault` makes it a false one. */
export function notifyRequest(notification: PayNotification, signer: PaySigner, apiV3Key: string, serial: string | undefined, fault?: FalseCallback): NotifyRequest {
  const { eventType, originalType } = notification;
  const sealed = encryptResource(JSON.stringify(resourceOf(notification, fault)), originalType, apiV3Key);
  if (fault === 'notify-wrong-nonce') sealed.nonce = sealed.nonce.split('').reverse().join('');
  if (fault === 'notify-wrong-aad') sealed.associated_data = 'certificate';
  const body = JSON.stringify({
    // A lie is a message of its own: its id must not make the true one look like a repeat.
    id: isLie(fault) ? `EV-${randomUUID()}` : notification.id,
    create_time: rfc3339(notification.createdAt),
    resource_type: 'encrypt-resource',
    event_type: eventType,
    summary: SUMMARIES[eventType],
    resource: { original_type: originalType, ...sealed },
  });
  const signed = signer.headers(body, serial, fault && SIGNATURES[fault]);
  return { body, headers: { ...signed, 'content-type': 'application/json', accept: '*/*', 'user-agent': 'Mozilla/4.0', 'Request-ID': String(randomInt(10 ** 9)) } };
}

const isLie = (fault: FalseCallback | undefined) => fault === 'notify-wrong-amount' || fault === 'notify-wrong-payer';

function resourceOf({ resource }: PayNotification, fault: FalseCallback | undefined): Record<string, unknown> {
  if (fault === 'notify-wrong-amount') {
    const amount = resource['amount'] as Record<string, unknown>;
    return { ...resource, amount: { ...amount, total: Number(amount['total']) + 1 } };
  }
  if (fault === 'notify-wrong-payer') return { ...resource, payer: { openid: 'oSomebodyElse000000000000000' } };
  return resource;
}
