import { Entity, Index } from 'typeorm';
import { IdColumn, RefColumn, TimeColumn } from '../../../database/columns';

@Entity('case_favourite')
@Index('uq_case_favourite', ['memberId', 'caseId'], { unique: true })
@Index('ix_case_favourite_latest', ['memberId', 'id'])
export class CaseFavourite {
  @IdColumn() id: string;
  @RefColumn() memberId: string;
  @RefColumn() caseId: string;
  @TimeColumn() createdAt: Date;
}
