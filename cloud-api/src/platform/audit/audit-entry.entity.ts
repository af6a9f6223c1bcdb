import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, JsonColumn, RefColumn, TextColumn, TimeColumn } from '../../database/columns';

/** One act. `seq`, `prevHash` and `hash` are given by the sealer after commit (docs/adr/0004). */
@Entity('audit_entry')
@Index('uq_audit_entry_seq', ['seq'], { unique: true })
@Index('ix_audit_entry_object', ['objectType', 'objectId', 'id'])
@Index('ix_audit_entry_actor', ['actorId', 'id'])
@Index('ix_audit_entry_org', ['orgPath', 'id'])
@Index('ix_audit_entry_action', ['action', 'id'])
@Index('ix_audit_entry_at', ['at', 'id'])
export class AuditEntry {
  @IdColumn() id: string;
  @IntColumn({ nullable: true }) seq: number | null;
  @TimeColumn() at: Date;
  /** Null for jobs and commands. */
  @RefColumn({ nullable: true }) actorId: string | null;
  @TextColumn(64) action: string;
  @TextColumn(32) objectType: string;
  @TextColumn(64) objectId: string;
  @TextColumn(512) orgPath: string;
  /** Title of the object at the time, so that the log reads after it is gone. */
  @TextColumn(200) title: string;
  /** What changed; personal data masked by the caller. */
  @JsonColumn() detail: object;
  @TextColumn(64) requestId: string;
  @TextColumn(64, { nullable: true }) prevHash: string | null;
  @TextColumn(64, { nullable: true }) hash: string | null;
}
