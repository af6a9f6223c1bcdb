import { Entity, Index } from 'typeorm';
import { IdColumn, RefColumn, TextColumn, TimeColumn } from '../../database/columns';

/** A step of a remittance, a use or a deposit, written once. */
@Entity('dues_books_step')
@Index('ix_dues_books_step_subject', ['subjectId', 'id'])
export class BooksStepRow {
  @IdColumn() id: string;
  @RefColumn() subjectId: string;
  @TimeColumn() at: Date;
  @RefColumn() actorId: string;
  @TextColumn(16) action: string;
  @TextColumn(500, { nullable: true }) reason: string | null;
}
