import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, JsonColumn, LongTextColumn, TextColumn, TimeColumn } from '../../database/columns';

/** pending → done, or dead after the last attempt. */
export type OutboxStatus = 'pending' | 'done' | 'dead';

@Entity('outbox_message')
@Index('uq_outbox_message_dedup', ['dedupKey'], { unique: true })
@Index('ix_outbox_message_due', ['status', 'runAt'])
@Index('ix_outbox_message_lease', ['leaseToken'])
export class OutboxMessage {
  @IdColumn() id: string;
  @TextColumn(64) topic: string;
  @TextColumn(191, { nullable: true }) dedupKey: string | null;
  @JsonColumn() payload: object;
  @TextColumn(16) status: OutboxStatus;
  @TimeColumn() runAt: Date;
  @IntColumn() attempts: number;
  @TextColumn(32, { nullable: true }) leaseToken: string | null;
  @TimeColumn({ nullable: true }) leaseUntil: Date | null;
  @LongTextColumn({ nullable: true }) lastError: string | null;
  @TimeColumn() createdAt: Date;
  @TimeColumn({ nullable: true }) doneAt: Date | null;
}
