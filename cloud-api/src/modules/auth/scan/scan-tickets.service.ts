import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { SCAN_PAGE, type Id, type ScanPollBody, type ScanProgress, type ScanTicket } from '@xianfeng/shared-types';
import { LessThan, MoreThan } from 'typeorm';
import { UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { maskName, randomToken, sameSecret, sha256Hex } from '../../../platform/crypto';
import { currentContext, notFound, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { WxacodeApi } from '../../../platform/wechat';
import { MemberDirectory } from '../../members';
import { AuthRules } from '../auth-rules.service';
import { ConsoleLogins } from '../console-login.service';
import { browserOf, systemOf } from '../device';
import { matchMember } from '../member-match';
import { networkPlace } from './network-place';
import { ScanTicketRow } from './scan.entity';

const HOUR_MS = 3_600_000;
/** 120 bits in the 20 characters of a scene. */
const SCENE_BYTES = 15;
/** A poll looks once a second, this many times: instances share nothing but the database. */
const LOOKS = 15;
const LOOK_EVERY_MS = 1000;

/** The browser's side of a log-in by scan. */
@Injectable()
export class ScanTickets implements OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly codes: WxacodeApi,
    private readonly members: MemberDirectory,
    private readonly logins: ConsoleLogins,
    private readonly rules: AuthRules,
    private readonly clock: Clock,
  ) {}

  /** Waiting polls answer at once when the service stops. */
  onModuleDestroy(): void {
    this.stopping.abort();
  }

  /** @throws Problem request.too_many, upstream.wechat */
  async ask(): Promise<ScanTicket> {
    const { userAgent = '', ip = '' } = currentContext() ?? {};
    const addressHash = sha256Hex(ip);
    await this.requireAllowance(addressHash);
    const scene = randomToken(SCENE_BYTES);
    const codeImage = await this.draw(scene);
    const secret = randomToken();
    const createdAt = this.clock.now();
    const expiresInSeconds = (await this.rules.number('scan.ticket_minutes')) * 60;
    const row: ScanTicketRow = {
      id: newId(), scene, secretHash: sha256Hex(secret), status: 'waiting', browser: browserOf(userAgent), system: systemOf(userAgent), address: networkPlace(ip), addressHash,
      memberId: null, createdAt, expiresAt: new Date(createdAt.getTime() + expiresInSeconds * 1000),
    };
    await this.uow.run((tx) => tx.repo(ScanTicketRow).insert(row));
    return { id: row.id, secret, codeImage, expiresAt: row.expiresAt.toISOString(), expiresInSeconds };
  }

  /** Waits while the phone is where the browser last saw it. @throws Problem not_found, auth.member_inactive */
  async poll(id: Id, { secret, seen }: ScanPollBody): Promise<ScanProgress> {
    for (let look = 1; ; look++) {
      const progress = await this.look(id, secret);
      if (progress.status !== seen || look === LOOKS || this.stopping.signal.aborted) return progress;
      await delay(LOOK_EVERY_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - HOUR_MS);
    await this.uow.run((tx) => tx.repo(ScanTicketRow).delete({ expiresAt: LessThan(before) }));
  }

  private async look(id: Id, secret: string): Promise<ScanProgress> {
    const row = await this.uow.read((tx) => tx.repo(ScanTicketRow).findOneBy({ id }));
    if (!row || !sameSecret(sha256Hex(secret), row.secretHash)) throw notFound('登录请求');
    if (row.expiresAt <= this.clock.now() || row.status === 'spent') return { status: 'expired' };
    if (row.status === 'confirmed') return this.claim(row);
    if (row.status !== 'scanned') return { status: row.status };
    const member = row.memberId ? await this.members.findById(row.memberId) : null;
    return { status: 'scanned', maskedName: maskName(member?.name ?? '') };
  }

  /** Hands the log-in over, to one poll alone. */
  private async claim({ id, memberId }: ScanTicketRow): Promise<ScanProgress> {
    const member = memberId ? await this.members.findById(memberId) : null;
    const match = matchMember(member ? [member] : [], false);
    if ('problem' in match) throw match.problem;
    const entered = await this.uow.run(async (tx) => {
      const { affected } = await tx.repo(ScanTicketRow).update({ id, status: 'confirmed' }, { status: 'spent' });
      return affected === 1 ? this.logins.enter(tx, match.ok, 'scan') : null;
    });
    return entered ? { status: 'confirmed', login: await this.logins.reply(entered) } : { status: 'expired' };
  }

  private async requireAllowance(addressHash: string): Promise<void> {
    const since = new Date(this.clock.now().getTime() - HOUR_MS);
    const asked = await this.uow.read((tx) => tx.repo(ScanTicketRow).countBy({ addressHash, createdAt: MoreThan(since) }));
    if (asked < (await this.rules.number('scan.hourly_per_address'))) return;
    throw new Problem('request.too_many', { detail: '当前网络获取登录二维码过于频繁，请稍后再试，或改用手机号和短信验证码登录。' });
  }

  private async draw(scene: string): Promise<string> {
    try {
      const image = await this.codes.unlimited({ scene, page: SCAN_PAGE });
      const type = image[0] === 0x89 ? 'png' : 'jpeg';
      return `data:image/${type};base64,${image.toString('base64')}`;
    } catch (cause) {
      throw new Problem('upstream.wechat', { detail: '暂时无法生成登录二维码，请改用手机号和短信验证码登录。', cause });
    }
  }
}
