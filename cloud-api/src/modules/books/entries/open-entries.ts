import { Injectable } from '@nestjs/common';
import type { IsoDate } from '@xianfeng/shared-types';
import { num, UnitOfWork } from '../../../database';

/** Entries that no second person has looked at. */
@Injectable()
export class OpenEntries {
  constructor(private readonly uow: UnitOfWork) {}

  /** How many of the days up to one wait. */
  async upTo(day: IsoDate): Promise<number> {
    const [{ n }] = await this.uow.read((tx) => tx.select<{ n: number | string }>("SELECT COUNT(*) AS n FROM dues_book_entry WHERE status = 'entered' AND day <= ?", [day]));
    return num(n);
  }
}
