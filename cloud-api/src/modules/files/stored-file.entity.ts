import type { FileKind, SafetyState } from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, RefColumn, TextColumn, TimeColumn } from '../../database/columns';

/** An upload; its bytes lie in the file store under this id. */
@Entity('stored_file')
@Index('ix_stored_file_owner', ['ownerId', 'id'])
@Index('uq_stored_file_trace', ['traceId'], { unique: true })
@Index('ix_stored_file_safety', ['safety', 'createdAt'])
export class StoredFile {
  @IdColumn() id: string;
  @RefColumn() ownerId: string;
  @TextColumn(16) kind: FileKind;
  @TextColumn(200) name: string;
  @TextColumn(100) mime: string;
  @IntColumn() sizeBytes: number;
  @TextColumn(64) sha256: string;
  @IntColumn({ nullable: true }) width: number | null;
  @IntColumn({ nullable: true }) height: number | null;
  /** Pending until WeChat's verdict arrives, or a person decides. */
  @TextColumn(16) safety: SafetyState;
  @TextColumn(32, { nullable: true }) safetyLabel: string | null;
  /** Of WeChat's check under way. */
  @TextColumn(64, { nullable: true }) traceId: string | null;
  @TimeColumn() createdAt: Date;
  @TimeColumn({ nullable: true }) checkedAt: Date | null;
}
