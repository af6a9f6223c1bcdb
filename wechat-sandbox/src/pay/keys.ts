import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { PayOptions } from './pay-options';
import { platformCertificate } from './platform-certificate';

/** The keys of both sides: the merchant's public one, the platform's own. */
export class PayKeys {
  /** null: no merchant is configured, and every call is refused. */
  readonly merchant: KeyObject | null;
  private ownKey: KeyObject | undefined;
  private ownSerial: string | undefined;
  private issued: Promise<string> | undefined;

  constructor(private readonly options: PayOptions) {
    this.merchant = options.merchantPublicKey ? createPublicKey(options.merchantPublicKey) : null;
  }

  /** Made on first use when none is configured: most runs of the sandbox never pay. */
  get platform(): KeyObject {
    this.ownKey ??= this.options.platformKey
      ? createPrivateKey(this.options.platformKey)
      : generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    return this.ownKey;
  }

  /** Serial of the platform certificate; follows from the key, so that a restart changes nothing. */
  get certificateSerial(): string {
    this.ownSerial ??= serialOf(createPublicKey(this.platform));
    return this.ownSerial;
  }

  /** The platform certificate as PEM. */
  certificate(): Promise<string> {
    this.issued ??= platformCertificate(this.platform, this.certificateSerial);
    return this.issued;
  }

  sign(message: string): string {
    return sign('RSA-SHA256', Buffer.from(message), this.platform).toString('base64');
  }
}

/** 40 hex digits; the first keeps the number positive and the length full. */
function serialOf(key: KeyObject): string {
  const digest = createHash('sha1').update(key.export({ type: 'spki', format: 'der' })).digest('hex');
  return `5${digest.slice(1)}`.toUpperCase();
}
