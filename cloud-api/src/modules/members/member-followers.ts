import { Injectable } from '@nestjs/common';
import { type Id, MERGE_EFFECTS, type MergeEffect, type MergeEffectKind } from '@xianfeng/shared-types';
import type { Tx } from '../../database';

/** A column that names a member. */
export interface MemberReference {
  table: string;
  column: string;
  /** Told under this kind; left out for what nobody needs to be told of. */
  kind?: MergeEffectKind;
  /** Columns that, with the member, are UNIQUE: a row that the member who stays has already is dropped. */
  unique?: readonly string[];
}

/** A member who left a branch, or the rolls altogether. */
export interface Departure {
  memberId: Id;
  /** The branch; left out where the member is on no roll any more. */
  orgId?: Id;
  reason: string;
}

/** Does what references alone can't express. */
export type MemberFollower = (tx: Tx, fromId: Id, intoId: Id) => Promise<MergeEffect[]>;

/** Modules declare in onModuleInit what names a member and goes along when two records become one, and what ends when one leaves. */
@Injectable()
export class MemberFollowers {
  private readonly followers: MemberFollower[] = [];
  private readonly leaving: ((tx: Tx, departure: Departure) => Promise<void>)[] = [];

  register(follower: MemberFollower): void {
    this.followers.push(follower);
  }

  /** For what a member holds by belonging to a branch. */
  onLeave(follower: (tx: Tx, departure: Departure) => Promise<void>): void {
    this.leaving.push(follower);
  }

  async leave(tx: Tx, departure: Departure): Promise<void> {
    for (const follower of this.leaving) await follower(tx, departure);
  }

  declare(references: readonly MemberReference[]): void {
    this.register(async (tx, fromId, intoId) => {
      const effects: MergeEffect[] = [];
      for (const reference of references) effects.push(...(await point(tx, reference, fromId, intoId)));
      return effects;
    });
  }

  /** One line a kind, in the order of MERGE_EFFECTS. */
  async absorb(tx: Tx, fromId: Id, intoId: Id): Promise<MergeEffect[]> {
    const totals = new Map<MergeEffectKind, number>();
    for (const follower of this.followers) {
      for (const { kind, total } of await follower(tx, fromId, intoId)) totals.set(kind, (totals.get(kind) ?? 0) + total);
    }
    return (Object.keys(MERGE_EFFECTS) as MergeEffectKind[]).flatMap((kind) => {
      const total = totals.get(kind) ?? 0;
      return total === 0 ? [] : [{ kind, total }];
    });
  }
}

async function point(tx: Tx, { table, column, kind, unique }: MemberReference, fromId: Id, intoId: Id): Promise<MergeEffect[]> {
  if (unique) {
    const same = ['1 = 1', ...unique.map((name) => `k.${name} = ${table}.${name}`)].join(' AND ');
    // The inner SELECT makes a copy: MySQL reads no table that the statement deletes from.
    const taken = `SELECT 1 FROM (SELECT ${[column, ...unique].join(', ')} FROM ${table} WHERE ${column} = ?) k WHERE ${same}`;
    await tx.execute(`DELETE FROM ${table} WHERE ${column} = ? AND EXISTS (${taken})`, [fromId, intoId]);
  }
  const moved = await tx.execute(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`, [intoId, fromId]);
  return kind ? [{ kind, total: moved }] : [];
}
