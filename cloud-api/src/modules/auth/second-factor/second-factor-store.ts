import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { IsNull, LessThan } from 'typeorm';
import { type Tx, UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { BlindIndex, FieldCipher } from '../../../platform/crypto';
import { newId } from '../../../platform/ids';
import { newRecoveryCodes, plainRecoveryCode } from './recovery-codes';
import { RecoveryCode, SecondFactor } from './second-factor.entity';
import { newTotpSecret, stepOf } from './totp';

const SECRET = 'second_factor.secret';
const TOTP_CODE = /^\d{6}$/;

/** Keys of authenticators and recovery codes, and the spending of codes. */
@Injectable()
export class SecondFactorStore {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
    private readonly clock: Clock,
  ) {}

  find(memberId: Id): Promise<SecondFactor | null> {
    return this.uow.read((tx) => tx.repo(SecondFactor).findOneBy({ memberId }));
  }

  async isOn(memberId: Id): Promise<boolean> {
    return Boolean((await this.find(memberId))?.confirmedAt);
  }

  recoveryCodesLeft(memberId: Id): Promise<number> {
    return this.uow.read((tx) => tx.repo(RecoveryCode).countBy({ memberId, usedAt: IsNull() }));
  }

  /** A new key in place of one that was never confirmed; null where the authenticator is on. */
  async makeKey(tx: Tx, memberId: Id): Promise<string | null> {
    const secret = newTotpSecret();
    await tx.repo(SecondFactor).delete({ memberId, confirmedAt: IsNull() });
    if (await tx.repo(SecondFactor).existsBy({ memberId })) return null;
    await tx.repo(SecondFactor).insert({ memberId, secret: this.cipher.encrypt(secret, SECRET), lastStep: 0, createdAt: this.clock.now(), confirmedAt: null });
    return secret;
  }

  /** Turns the authenticator on by a code of its key; false when the code is wrong or there is no key to confirm. */
  async confirm(tx: Tx, memberId: Id, code: string): Promise<boolean> {
    const factor = await tx.repo(SecondFactor).findOneBy({ memberId, confirmedAt: IsNull() });
    const lastStep = factor && this.stepOf(factor, code);
    if (!lastStep) return false;
    const { affected } = await tx.repo(SecondFactor).update({ memberId, confirmedAt: IsNull() }, { confirmedAt: this.clock.now(), lastStep });
    return affected === 1;
  }

  /** Spends a code of the authenticator or a recovery code; false when it is wrong or spent. */
  spend(tx: Tx, memberId: Id, code: string): Promise<boolean> {
    return TOTP_CODE.test(code) ? this.spendStep(tx, memberId, code) : this.spendRecoveryCode(tx, memberId, code);
  }

  /** New codes in place of all old ones, in clear for this once. */
  async renewRecoveryCodes(tx: Tx, memberId: Id): Promise<string[]> {
    const codes = newRecoveryCodes();
    await tx.repo(RecoveryCode).delete({ memberId });
    await tx.repo(RecoveryCode).insert(codes.map((code) => ({ id: newId(), memberId, codeHash: this.hashOf(memberId, code), usedAt: null })));
    return codes;
  }

  /** False when there was nothing to remove. */
  async remove(tx: Tx, memberId: Id): Promise<boolean> {
    await tx.repo(RecoveryCode).delete({ memberId });
    const { affected } = await tx.repo(SecondFactor).delete({ memberId });
    return affected === 1;
  }

  /** A step later than the last accepted one: each code lets in once. */
  private async spendStep(tx: Tx, memberId: Id, code: string): Promise<boolean> {
    const factor = await tx.repo(SecondFactor).findOneBy({ memberId });
    const step = factor?.confirmedAt ? this.stepOf(factor, code) : null;
    if (step === null) return false;
    const { affected } = await tx.repo(SecondFactor).update({ memberId, lastStep: LessThan(step) }, { lastStep: step });
    return affected === 1;
  }

  private async spendRecoveryCode(tx: Tx, memberId: Id, code: string): Promise<boolean> {
    const { affected } = await tx.repo(RecoveryCode).update({ memberId, codeHash: this.hashOf(memberId, code), usedAt: IsNull() }, { usedAt: this.clock.now() });
    return affected === 1;
  }

  private stepOf(factor: SecondFactor, code: string): number | null {
    return stepOf(this.cipher.decrypt(factor.secret, SECRET), code, this.clock.now());
  }

  private hashOf(memberId: Id, code: string): string {
    return this.index.of('recovery-code', `${memberId}:${plainRecoveryCode(code)}`);
  }
}
