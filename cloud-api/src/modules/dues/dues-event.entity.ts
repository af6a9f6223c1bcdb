import { Entity, Index } from 'typeorm';
import { IdColumn, RefColumn, TextColumn, TimeColumn } from '../../database/columns';

/** A step of a relief, a consent, a case or a large payment; written once. */
@Entity('dues_event')
@Index('ix_dues_event_subject', ['subjectId', 'id'])
export class DuesEventRow {
  @IdColumn() id: string;
  @RefColumn() subjectId: string;
  @TimeColumn() at: Date;
  /** Null for what the system did by date. */
  @RefColumn({ nullable: true }) actorId: string | null;
  @TextColumn(16, { nullable: true }) fromStatus: string | null;
  @TextColumn(16) toStatus: string;
  @TextColumn(500, { nullable: true }) reason: string | null;
}
