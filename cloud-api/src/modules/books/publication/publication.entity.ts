import type { PublicationFigures } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, JsonColumn, RefColumn, TextColumn, TimeColumn } from '../../../database/columns';

/** 党费收支公示 of a year as the members got it; written once, a later edition corrects it. */
@Entity('dues_publication')
@Index('uq_dues_publication_edition', ['orgId', 'year', 'edition'], { unique: true })
@Index('ix_dues_publication_path', ['orgPath', 'id'])
export class PublicationRow {
  @IdColumn() id: string;
  @RefColumn() orgId: string;
  @TextColumn(512) orgPath: string;
  /** Name of the organisation at the time. */
  @TextColumn(100) orgName: string;
  @IntColumn() year: number;
  @IntColumn() edition: number;
  @JsonColumn() figures: PublicationFigures;
  @TextColumn(1000) note: string;
  @TextColumn(500, { nullable: true }) reason: string | null;
  @RefColumn() publishedById: string;
  /** Name at the time, part of what is sealed. */
  @TextColumn(50) publishedBy: string;
  @TimeColumn() publishedAt: Date;
  @TextColumn(64) hash: string;
}
