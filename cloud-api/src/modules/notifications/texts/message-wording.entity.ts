import type { NotifyTopic } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { DateColumn, IdColumn, RefColumn, TextColumn, TimeColumn } from '../../../database/columns';

/** The customer's words for messages of a topic from a date on. */
@Entity('message_wording')
@Index('ix_message_wording_topic', ['topic', 'effectiveFrom'])
export class MessageWordingRow {
  @IdColumn() id: string;
  @TextColumn(32) topic: NotifyTopic;
  @TextColumn(64) title: string;
  @TextColumn(60) opening: string;
  @TextColumn(60) closing: string;
  @TextColumn(64) remark: string;
  @DateColumn() effectiveFrom: string;
  @TextColumn(200) reason: string;
  @RefColumn({ nullable: true }) createdById: string | null;
  @TimeColumn() createdAt: Date;
}
