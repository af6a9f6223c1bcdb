import { Entity } from 'typeorm';
import { JsonColumn, KeyColumn } from '../../database/columns';

/** One choice of an officer: `appearance`, or `table:` with a table's name. */
@Entity('console_preference')
export class ConsolePreference {
  @KeyColumn(26) memberId: string;
  @KeyColumn(40) name: string;
  @JsonColumn() value: unknown;
}
