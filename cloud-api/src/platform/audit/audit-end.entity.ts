import { Entity } from 'typeorm';
import { IntColumn, KeyColumn, TextColumn } from '../../database/columns';

/** One row: the last number and hash that were ever given. Rows cut off the end of the chain leave it pointing beyond them. */
@Entity('audit_end')
export class AuditEnd {
  @KeyColumn(16) name: string;
  @IntColumn() seq: number;
  @TextColumn(64) hash: string;
}
