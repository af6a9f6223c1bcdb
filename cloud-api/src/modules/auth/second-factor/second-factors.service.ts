import { Injectable } from '@nestjs/common';
import type { Id, RecoveryCodes, SecondFactorKey, SecondFactorView } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Clock } from '../../../platform/clock';
import { maskName } from '../../../platform/crypto';
import { notFound, Problem } from '../../../platform/http';
import type { MemberRef } from '../../members';
import { RoleDirectory } from '../../roles';
import { AuthRules } from '../auth-rules.service';
import { type Judged, LoginLocks, secondFactorKey } from '../login-locks';
import { Sessions } from '../sessions.service';
import { SecondFactorStore } from './second-factor-store';
import { otpauthUri } from './totp';

const ISSUER = '先锋';

/** Two-step verification of a member: set up, used, given up. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: SecondFactorStore,
    private readonly rules: AuthRules,
    private readonly roles: RoleDirectory,
    private readonly locks: LoginLocks,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async view(member: MemberRef): Promise<SecondFactorView> {
    const factor = await this.store.find(member.id);
    const required = await this.isRequired(member);
    if (!factor?.confirmedAt) return { status: factor ? 'pending' : 'off', enabledAt: null, recoveryCodesLeft: 0, required };
    return { status: 'on', enabledAt: factor.confirmedAt.toISOString(), recoveryCodesLeft: await this.store.recoveryCodesLeft(member.id), required };
  }

  /** What a log-in of the member asks for besides the first factor. */
  async stepFor(member: MemberRef): Promise<'code' | 'enrol' | null> {
    if (await this.store.isOn(member.id)) return 'code';
    return (await this.isRequired(member)) ? 'enrol' : null;
  }

  /** @throws Problem conflict.state when it is on already. */
  async enrol({ id, name }: MemberRef): Promise<SecondFactorKey> {
    const secret = await this.uow.run((tx) => this.store.makeKey(tx, id));
    if (!secret) throw new Problem('conflict.state', { detail: '两步验证已开启。如需更换身份验证器，请先关闭，再重新开启。' });
    return { secret, otpauthUri: otpauthUri(secret, ISSUER, maskName(name)) };
  }

  /** Turns it on by the first code of a new key, with whatever else belongs into the unit of work. @throws Problem as withCode */
  async confirm<T>(member: MemberRef, code: string, work: (tx: Tx) => Promise<T>): Promise<RecoveryCodes & { result: T }> {
    await this.requireKey(member);
    return this.guarded(member, async (tx) => {
      if (!(await this.store.confirm(tx, member.id, code))) return null;
      await this.record(tx, 'second-factor.enable', member, '开启两步验证', member.id);
      return { recoveryCodes: await this.store.renewRecoveryCodes(tx, member.id), result: await work(tx) };
    });
  }

  /** @throws Problem as withCode */
  renewRecoveryCodes(member: MemberRef, code: string): Promise<RecoveryCodes> {
    return this.withCode(member, code, async (tx) => {
      await this.record(tx, 'second-factor.renew-codes', member, '重新生成备用码');
      return { recoveryCodes: await this.store.renewRecoveryCodes(tx, member.id) };
    });
  }

  /** @throws Problem as withCode */
  async remove(member: MemberRef, code: string): Promise<void> {
    await this.withCode(member, code, async (tx) => {
      await this.store.remove(tx, member.id);
      await this.record(tx, 'second-factor.disable', member, '关闭两步验证');
    });
  }

  /** By an officer, for a member who lost everything; whoever is in on a PC has to come in again. */
  async reset(member: MemberRef): Promise<void> {
    if (member.id === currentPrincipal().memberId) throw new Problem('access.denied', { detail: '不能重置本人的两步验证，请用动态码或备用码关闭，或由其他平台管理员重置。' });
    await this.uow.run(async (tx) => {
      if (!(await this.store.remove(tx, member.id))) throw notFound('两步验证');
      await this.sessions.revokeAll(tx, member.id, { kind: 'console' });
      await this.record(tx, 'second-factor.reset', member, '重置两步验证');
    });
    await this.locks.clear([secondFactorKey(member.id)]);
  }

  /** Spends a code and does the work in the same unit of work. @throws Problem auth.second_factor, auth.locked, conflict.state */
  async withCode<T>(member: MemberRef, code: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (!(await this.store.isOn(member.id))) throw new Problem('conflict.state', { detail: '两步验证尚未开启。' });
    const { result } = await this.guarded(member, async (tx) => ((await this.store.spend(tx, member.id, code)) ? { result: await work(tx) } : null));
    return result;
  }

  /** Runs an attempt that gives null for a wrong code, which counts towards the lock. */
  private guarded<T>(member: MemberRef, attempt: (tx: Tx) => Promise<T | null>): Promise<T> {
    return this.locks.judge([secondFactorKey(member.id)], async (): Promise<Judged<T>> => {
      const done = await this.uow.run(attempt);
      return done === null ? { problem: wrongCode(), guess: true } : { ok: done };
    });
  }

  /** @throws Problem conflict.state without a key that waits for its first code. */
  private async requireKey(member: MemberRef): Promise<void> {
    const factor = await this.store.find(member.id);
    if (!factor || factor.confirmedAt) throw new Problem('conflict.state', { detail: factor ? '两步验证已开启。' : '请先获取密钥，再输入动态码。' });
  }

  private async isRequired({ id }: MemberRef): Promise<boolean> {
    return this.rules.secondFactorRequired(await this.roles.grantedTo(id, this.clock.today()));
  }

  private record(tx: Tx, action: string, member: MemberRef, title: string, actorId?: Id): Promise<void> {
    return this.audit.record(tx, { action, actorId, objectType: 'member', objectId: member.id, orgPath: member.orgPath, title });
  }
}

const wrongCode = (): Problem => new Problem('auth.second_factor', { detail: '动态码不正确或已使用，请输入身份验证器中最新的 6 位数字，或备用码。' });
