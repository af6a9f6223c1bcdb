import { Entity, Index } from 'typeorm';
import { IdColumn, RefColumn, TextColumn, TimeColumn } from '../../database/columns';

export type StepSubject = 'order' | 'refund' | 'cash' | 'exception';

/** A step of an order, a refund, a cash entry or an exception, written once. */
@Entity('payment_step')
@Index('ix_payment_step_subject', ['subjectId', 'id'])
export class PaymentStepRow {
  @IdColumn() id: string;
  @TextColumn(16) subject: StepSubject;
  @RefColumn() subjectId: string;
  @TimeColumn() at: Date;
  /** Null for what the system did. */
  @RefColumn({ nullable: true }) actorId: string | null;
  @TextColumn(16, { nullable: true }) fromStatus: string | null;
  @TextColumn(16) toStatus: string;
  @TextColumn(500) reason: string;
}
