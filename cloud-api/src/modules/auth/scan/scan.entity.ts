import { Entity, Index } from 'typeorm';
import { IdColumn, RefColumn, TextColumn, TimeColumn } from '../../../database/columns';

/** `spent`: the browser has its session. */
export type ScanStatus = 'waiting' | 'scanned' | 'confirmed' | 'refused' | 'spent';

/** A browser's request to be let in by a member's phone. */
@Entity('scan_ticket')
@Index('uq_scan_ticket_scene', ['scene'], { unique: true })
@Index('ix_scan_ticket_address', ['addressHash', 'createdAt'])
@Index('ix_scan_ticket_expiry', ['expiresAt'])
export class ScanTicketRow {
  @IdColumn() id: string;
  /** What the mini-program code carries. */
  @TextColumn(32) scene: string;
  /** SHA-256 of what only the asking browser knows. */
  @TextColumn(64) secretHash: string;
  @TextColumn(16) status: ScanStatus;
  @TextColumn(64) browser: string;
  @TextColumn(64) system: string;
  @TextColumn(64) address: string;
  @TextColumn(64) addressHash: string;
  /** Who scanned first; nobody else may decide. */
  @RefColumn({ nullable: true }) memberId: string | null;
  @TimeColumn() createdAt: Date;
  @TimeColumn() expiresAt: Date;
}
