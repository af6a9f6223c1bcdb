import { Entity } from 'typeorm';
import { KeyColumn, TimeColumn } from '../../database/columns';

/** When an officer last looked at what had changed. */
@Entity('console_visit')
export class ConsoleVisit {
  @KeyColumn(26) memberId: string;
  @TimeColumn() seenAt: Date;
}
