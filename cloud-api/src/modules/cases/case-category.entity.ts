import { Entity, Index } from 'typeorm';
import { BoolColumn, IntColumn, KeyColumn, TextColumn } from '../../database/columns';

@Entity('case_category')
@Index('ix_case_category_seat', ['seat', 'code'])
export class CaseCategoryRow {
  @KeyColumn(32) code: string;
  @TextColumn(30) name: string;
  @TextColumn(200) note: string;
  @BoolColumn() active: boolean;
  @IntColumn() seat: number;
}
