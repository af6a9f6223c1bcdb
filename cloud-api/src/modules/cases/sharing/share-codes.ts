import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { notFound } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { CaseShare } from './share.entity';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 62¹⁰: not to be guessed, and short enough for the scene of a mini-program code. */
const LENGTH = 10;

const newShareId = (): string => Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** Short public ids. One belongs to a case; it says nothing about who shares. */
@Injectable()
export class ShareCodes {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The case's code, made at the first time. */
  async ofCase(caseId: Id): Promise<CaseShare> {
    const known = await this.uow.read((tx) => tx.repo(CaseShare).findOneBy({ caseId }));
    if (known) return known;
    const row = { shareId: newShareId(), caseId, pictureId: newId(), coverHash: null, posterHash: null, createdAt: this.clock.now() };
    return this.uow.run(async (tx) => {
      await tx.repo(CaseShare).createQueryBuilder().insert().orIgnore().updateEntity(false).values(row).execute();
      return tx.repo(CaseShare).findOneByOrFail({ caseId });
    });
  }

  async find(shareId: string): Promise<CaseShare> {
    const row = await this.uow.read((tx) => tx.repo(CaseShare).findOneBy({ shareId }));
    if (!row) throw notFound('分享的案例');
    return row;
  }
}
