import { createHmac } from 'node:crypto';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Id, SmsPurpose, SmsSendReply } from '@xianfeng/shared-types';
import { IsNull, LessThan, MoreThan, MoreThanOrEqual } from 'typeorm';
import { Env } from '../../config';
import { isDuplicateKey, type Tx, UnitOfWork } from '../../database';
import { Clock, startOfDate } from '../../platform/clock';
import { BlindIndex, FieldCipher, numericCode, sameSecret, sha256Hex } from '../../platform/crypto';
import { currentContext, Problem } from '../../platform/http';
import { newId } from '../../platform/ids';
import { Outbox, OutboxHandlers } from '../../platform/outbox';
import { SmsSender } from '../../platform/sms';
import { MemberDirectory, type MemberRef } from '../members';
import { AuthRules } from './auth-rules.service';
import { SmsCode } from './auth.entity';
import { type Judged, LoginLocks, phoneKey } from './login-locks';
import type { Match } from './member-match';

const TOPIC = 'auth.sms-code';
const PAYLOAD = 'auth.sms-code.payload';
const HOUR_MS = 3_600_000;

/** Codes by SMS: kept as keyed hashes, sent by the relay, and only to phones of the roster, with the same answer for all. */
@Injectable()
export class SmsCodes implements OnModuleInit {
  private readonly logger = new Logger(SmsCodes.name);

  constructor(
    private readonly env: Env,
    private readonly uow: UnitOfWork,
    private readonly index: BlindIndex,
    private readonly cipher: FieldCipher,
    private readonly members: MemberDirectory,
    private readonly locks: LoginLocks,
    private readonly rules: AuthRules,
    private readonly outbox: Outbox,
    private readonly handlers: OutboxHandlers,
    private readonly sender: SmsSender,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.on<{ sealed: string }>(TOPIC, ({ sealed }) => this.deliver(sealed));
  }

  phoneHash(phone: string): string {
    return this.index.of('phone', phone);
  }

  /** @throws Problem auth.sms_too_soon, auth.locked */
  async request(phone: string, purpose: SmsPurpose): Promise<SmsSendReply> {
    const phoneHash = this.phoneHash(phone);
    await this.locks.check([phoneKey(phoneHash)]);
    const [resend, minutes] = [await this.rules.number('sms.resend_seconds'), await this.rules.number('sms.code_minutes')];
    const known = (await this.members.findByPhone(phone)).some((m) => m.status === 'active');
    try {
      await this.uow.run(async (tx) => {
        await this.requirePause(tx, phoneHash, resend);
        const code = await this.store(tx, { phoneHash, purpose, resend, minutes });
        if (known) await this.outbox.add(tx, TOPIC, { sealed: this.cipher.encrypt(JSON.stringify({ phone, ...code }), PAYLOAD) });
      });
    } catch (error) {
      if (isDuplicateKey(error)) throw tooSoon(resend);
      throw error;
    }
    return { resendInSeconds: resend, expiresInSeconds: minutes * 60 };
  }

  /** A wrong code is a guess; with the right one it depends on whose it is. */
  async judge(phone: string, purpose: SmsPurpose, code: string, whose: () => Promise<Match>): Promise<Judged<{ member: MemberRef; codeId: Id }>> {
    const codeId = await this.find(phone, purpose, code);
    if (!codeId) return { problem: new Problem('auth.sms_code'), guess: true };
    const match = await whose();
    return 'ok' in match ? { ok: { member: match.ok, codeId } } : match;
  }

  /** The code that fits, unused; null when it is wrong or too old. */
  private async find(phone: string, purpose: SmsPurpose, code: string): Promise<Id | null> {
    const phoneHash = this.phoneHash(phone);
    const now = this.clock.now();
    const latest = await this.uow.read((tx) =>
      tx.repo(SmsCode).findOne({ where: { phoneHash, purpose, usedAt: IsNull(), expiresAt: MoreThan(now) }, order: { createdAt: 'DESC', id: 'DESC' } }),
    );
    return latest && sameSecret(this.hashOf(latest.id, code), latest.codeHash) ? latest.id : null;
  }

  /** Spends the code; false when somebody was faster. */
  async use(tx: Tx, id: Id): Promise<boolean> {
    const { affected } = await tx.repo(SmsCode).update({ id, usedAt: IsNull() }, { usedAt: this.clock.now() });
    return affected === 1;
  }

  /** Removes codes that count for no limit any more. */
  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - 48 * HOUR_MS);
    await this.uow.run((tx) => tx.repo(SmsCode).delete({ createdAt: LessThan(before) }));
  }

  private async requirePause(tx: Tx, phoneHash: string, resend: number): Promise<void> {
    const repo = tx.repo(SmsCode);
    const now = this.clock.now().getTime();
    const last = await repo.findOne({ where: { phoneHash }, order: { createdAt: 'DESC', id: 'DESC' } });
    const wait = last ? last.createdAt.getTime() + resend * 1000 - now : 0;
    if (wait > 0) throw tooSoon(Math.ceil(wait / 1000));
    const today = await repo.countBy({ phoneHash, createdAt: MoreThanOrEqual(startOfDate(this.clock.today())) });
    if (today >= (await this.rules.number('sms.daily_per_phone'))) {
      throw new Problem('auth.sms_too_soon', { detail: '该手机号今天获取验证码的次数已用完，请明天再试，或联系支部协助。' });
    }
    const lastHour = await repo.countBy({ addressHash: addressHash(), createdAt: MoreThan(new Date(now - HOUR_MS)) });
    if (lastHour >= (await this.rules.number('sms.hourly_per_address'))) {
      throw new Problem('auth.sms_too_soon', { detail: '当前网络获取验证码过于频繁，请稍后再试。' });
    }
  }

  private async store(tx: Tx, { phoneHash, purpose, resend, minutes }: { phoneHash: string; purpose: SmsPurpose; resend: number; minutes: number }) {
    const id = newId();
    const code = numericCode();
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + minutes * 60_000);
    const slot = Math.floor(createdAt.getTime() / (resend * 1000));
    await tx.repo(SmsCode).insert({ id, phoneHash, purpose, slot, codeHash: this.hashOf(id, code), addressHash: addressHash(), createdAt, expiresAt, usedAt: null });
    return { code, minutes, expiresAt: expiresAt.toISOString() };
  }

  private hashOf(id: Id, code: string): string {
    return createHmac('sha256', this.env.jwtSecret).update(`sms-code\0${id}\0${code}`).digest('hex');
  }

  /** A late code is not sent, and a refusal for good is not repeated: the member asks for another. */
  private async deliver(sealed: string): Promise<void> {
    const { phone, code, minutes, expiresAt } = JSON.parse(this.cipher.decrypt(sealed, PAYLOAD)) as { phone: string; code: string; minutes: number; expiresAt: string };
    if (new Date(expiresAt) <= this.clock.now()) return;
    const result = await this.sender.send(phone, 'code', [code, String(minutes)]);
    if (result.ok) return;
    if (result.retryable) throw new Error(`SMS code not sent: ${result.error}`);
    this.logger.warn(`SMS code refused: ${result.error}`);
  }
}

const addressHash = (): string => sha256Hex(currentContext()?.ip ?? '');

const tooSoon = (seconds: number): Problem =>
  new Problem('auth.sms_too_soon', { detail: `请 ${seconds} 秒后再获取验证码。`, meta: { retryAfterSeconds: seconds } });
