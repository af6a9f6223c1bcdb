import { Entity, Index } from 'typeorm';
import { KeyColumn, LongTextColumn, TextColumn, TimeColumn } from '../../database/columns';

/** Outcome of one POST by the key its client chose; kept for a day. */
@Entity('idempotency_key')
@Index('ix_idempotency_key_created', ['createdAt'])
export class IdempotencyKey {
  /** Hash of caller, route and key. */
  @KeyColumn() id: string;
  @TextColumn(64) requestHash: string;
  /** Encrypted; null while the first request is still running. */
  @LongTextColumn({ nullable: true }) reply: string | null;
  @TimeColumn() createdAt: Date;
}
