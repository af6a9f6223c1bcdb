import type { KeyObject } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { Clock } from '../clock';

/** A platform certificate: WeChat's key while it is valid. */
export interface PlatformCertificate {
  serial: string;
  key: KeyObject;
  from: Date;
  until: Date;
}

/** WeChat asks for a look at the certificates twice a day. */
const STALE_MS = 12 * 3600_000;
/** Callbacks with made-up serials must not become a flood of downloads. */
const REFRESH_GAP_MS = 10_000;

/** The keys that WeChat may sign with: 微信支付公钥, platform certificates, or both while a merchant moves over. */
export class PlatformKeys {
  private readonly logger = new Logger('WechatPay');
  private certificates: PlatformCertificate[] = [];
  private loadedAt = -Infinity;
  private triedAt = -Infinity;
  private flight: Promise<void> | null = null;

  /** @param download null in public-key mode: there is nothing to download then. */
  constructor(
    private readonly publicKey: { id: string; key: KeyObject } | null,
    private readonly download: ((known: (serial: string) => KeyObject | null) => Promise<PlatformCertificate[]>) | null,
    private readonly clock: Clock,
  ) {}

  /** Null: no key of that serial, not even after a look at the newest certificates. */
  async find(serial: string): Promise<KeyObject | null> {
    if (serial === this.publicKey?.id) return this.publicKey.key;
    if (!this.download || serial.startsWith('PUB_KEY_ID_')) return null;
    const known = this.known(serial);
    if (!known) await this.refresh();
    else if (this.time - this.loadedAt > STALE_MS) void this.refresh();
    return known ?? this.known(serial);
  }

  private known(serial: string): KeyObject | null {
    if (serial === this.publicKey?.id) return this.publicKey.key;
    const now = this.clock.now();
    return this.certificates.find((one) => one.serial === serial.toUpperCase() && one.from <= now && now < one.until)?.key ?? null;
  }

  private refresh(): Promise<void> {
    if (this.flight) return this.flight;
    if (this.time - this.triedAt < REFRESH_GAP_MS) return Promise.resolve();
    this.triedAt = this.time;
    this.flight = this.load().finally(() => {
      this.flight = null;
    });
    return this.flight;
  }

  private async load(): Promise<void> {
    try {
      this.certificates = await this.download!((serial) => this.known(serial));
      this.loadedAt = this.time;
    } catch (error) {
      this.logger.error(`platform certificates: ${(error as Error).message}`);
    }
  }

  private get time(): number {
    return this.clock.now().getTime();
  }
}
