import { Entity } from 'typeorm';
import { BoolColumn, KeyColumn, TextColumn } from '../../database/columns';

/** A day that is not what its weekday says: a holiday, or a weekend worked instead (国务院办公厅 yearly notice). */
@Entity('calendar_exception')
export class CalendarException {
  @KeyColumn(10) date: string;
  @BoolColumn() working: boolean;
  @TextColumn(32) name: string;
}
