import { Entity } from 'typeorm';
import { IntColumn, KeyColumn, LongTextColumn, TextColumn, TimeColumn } from '../../database/columns';

/** When a recurring job runs next, and who holds it now. */
@Entity('job_schedule')
export class JobSchedule {
  @KeyColumn() name: string;
  @TimeColumn() nextRunAt: Date;
  @TextColumn(32, { nullable: true }) leaseToken: string | null;
  @TimeColumn({ nullable: true }) leaseUntil: Date | null;
  @TimeColumn({ nullable: true }) lastRunAt: Date | null;
  @IntColumn({ nullable: true }) lastDurationMs: number | null;
  @LongTextColumn({ nullable: true }) lastError: string | null;
}
