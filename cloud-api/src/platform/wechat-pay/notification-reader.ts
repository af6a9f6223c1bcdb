import { Logger } from '@nestjs/common';
import type { Clock } from '../clock';
import { fieldsOf, PayContentError, refundOf, text, transactionOf } from './payloads';
import type { PlatformKeys } from './platform-keys';
import type { NotificationReading, PayNotification } from './ports';
import type { ResourceCipher, SealedResource } from './resource-cipher';
import { signatureFault, type WireHeaders } from './wire-signature';

/** A verified callback of any kind, decrypted. */
export interface OpenedNotification {
  id: string;
  eventType: string;
  originalType: string;
  resource: unknown;
}

/** Reads callbacks: first the signature over the bytes as they came, then the content. */
export class NotificationReader {
  private readonly logger = new Logger('WechatPay');

  constructor(
    private readonly keys: PlatformKeys,
    private readonly cipher: ResourceCipher,
    private readonly clock: Clock,
  ) {}

  async read(headers: WireHeaders, rawBody: string): Promise<NotificationReading> {
    const fault = await signatureFault(headers, rawBody, this.clock.now(), (serial) => this.keys.find(serial));
    if (fault) return this.refused('signature', `signature (${fault})`, headers);
    try {
      return { ok: true, notification: notificationOf(this.open(rawBody)) };
    } catch (error) {
      return this.refused('content', (error as Error).message, headers);
    }
  }

  /** @throws on anything that is not a sealed notification of ours */
  open(rawBody: string): OpenedNotification {
    const body = fieldsOf(JSON.parse(rawBody));
    const sealed = fieldsOf(body.resource);
    const resource = JSON.parse(this.cipher.open(sealed as unknown as SealedResource));
    return { id: text(body, 'id'), eventType: text(body, 'event_type'), originalType: text(sealed, 'original_type'), resource };
  }

  private refused(reason: 'signature' | 'content', why: string, headers: WireHeaders): NotificationReading {
    this.logger.warn(`callback refused: ${why}, request ${headers['request-id'] ?? 'unnamed'}`);
    return { ok: false, reason };
  }
}

function notificationOf({ id, eventType, originalType, resource }: OpenedNotification): PayNotification {
  if (eventType === 'TRANSACTION.SUCCESS' && originalType === 'transaction') return { kind: 'transaction', id, transaction: transactionOf(resource) };
  if (eventType.startsWith('REFUND.') && originalType === 'refund') return { kind: 'refund', id, refund: refundOf(resource, 'refund_status') };
  throw new PayContentError(`event ${eventType} is not expected`);
}
