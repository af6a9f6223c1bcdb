import type { DifferenceKind, DifferenceStatus } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { DateColumn, FenColumn, IdColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../../database/columns';

/** Something on which a bill and this system don't agree; one row however often the day is compared. */
@Entity('recon_difference')
@Index('uq_recon_difference', ['day', 'kind', 'number'], { unique: true })
@Index('ix_recon_difference_status', ['status', 'day', 'id'])
export class DifferenceRow {
  @IdColumn() id: string;
  @DateColumn() day: string;
  @TextColumn(24) kind: DifferenceKind;
  @TextColumn(64) number: string;
  @TextColumn(16) status: DifferenceStatus;
  @FenColumn({ nullable: true }) billFen: number | null;
  @FenColumn({ nullable: true }) hereFen: number | null;
  @TextColumn(500) explanation: string;
  @RefColumn({ nullable: true }) orderId: string | null;
  /** Branch of the payment; null when nobody knows it: the top organisation answers for it. */
  @RefColumn({ nullable: true }) orgId: string | null;
  @TextColumn(512) orgPath: string;
  @RefColumn({ nullable: true }) ownerId: string | null;
  @TimeColumn() foundAt: Date;
  @VersionColumn() version: number;
}

/** A step of a difference, written once; without an actor it is the comparison itself. */
@Entity('recon_difference_step')
@Index('ix_recon_difference_step', ['differenceId', 'id'])
export class DifferenceStepRow {
  @IdColumn() id: string;
  @RefColumn() differenceId: string;
  @TimeColumn() at: Date;
  @RefColumn({ nullable: true }) actorId: string | null;
  @TextColumn(16, { nullable: true }) fromStatus: DifferenceStatus | null;
  @TextColumn(16) toStatus: DifferenceStatus;
  @TextColumn(500) reason: string;
}
