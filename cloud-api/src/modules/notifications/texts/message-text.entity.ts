import type { NotifyTopic } from '@xianfeng/shared-types';
import { Entity } from 'typeorm';
import { KeyColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../../database/columns';

/** What the customer adds to every message of a topic. */
@Entity('message_text')
export class MessageText {
  @KeyColumn(32) topic: NotifyTopic;
  @TextColumn(60) closing: string;
  @VersionColumn() version: number;
  @RefColumn({ nullable: true }) changedById: string | null;
  @TimeColumn() changedAt: Date;
}
