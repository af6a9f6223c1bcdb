import type { Bulletin, BulletinItem, BulletinParagraph, BulletinStatus } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, JsonColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../database/columns';

/** An item with the path of its unit, for showing it to the unit and those above alone. */
export interface StoredItem extends BulletinItem {
  orgPath: string;
}

/** The bulletin of a month: words are edited here, figures come from the sealed snapshot. */
@Entity('bulletin')
@Index('uq_bulletin_month', ['month'], { unique: true })
@Index('ix_bulletin_status', ['status', 'month'])
export class BulletinRow {
  @IdColumn() id: string;
  @TextColumn(7) month: string;
  @TextColumn(100) title: string;
  @TextColumn(16) status: BulletinStatus;
  @RefColumn() scopeOrgId: string;
  @TextColumn(512) scopeOrgPath: string;
  @JsonColumn() paragraphs: BulletinParagraph[];
  @JsonColumn() items: StoredItem[];
  /** Everybody who generated or edited it: none of them may approve it. */
  @JsonColumn() editorIds: string[];
  @TimeColumn({ nullable: true }) publishedAt: Date | null;
  /** Last unit whose message has been asked for; moves in the same unit of work as the messages. */
  @TextColumn(26) notifiedUpTo: string;
  @IntColumn() notified: number;
  @VersionColumn() version: number;
  @TimeColumn() createdAt: Date;
}

/** The words of a bulletin after an edit, written once; `version` is the bulletin's. */
@Entity('bulletin_version')
@Index('uq_bulletin_version', ['bulletinId', 'version'], { unique: true })
export class BulletinVersionRow {
  @IdColumn() id: string;
  @RefColumn() bulletinId: string;
  @IntColumn() version: number;
  @TimeColumn() at: Date;
  @RefColumn() actorId: string;
  @TextColumn(100) title: string;
  @JsonColumn() paragraphs: BulletinParagraph[];
  @JsonColumn() items: StoredItem[];
}

/** A step of a bulletin, written once. */
@Entity('bulletin_event')
@Index('ix_bulletin_event_bulletin', ['bulletinId', 'id'])
export class BulletinEvent {
  @IdColumn() id: string;
  @RefColumn() bulletinId: string;
  @TimeColumn() at: Date;
  @RefColumn() actorId: string;
  @TextColumn(16) action: Bulletin['history'][number]['action'];
  @TextColumn(500, { nullable: true }) reason: string | null;
}
