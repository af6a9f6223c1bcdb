import type {
  EducationCode, EmploymentCode, MemberCategory, MemberKind, MemberStatus, NationCode, SexCode,
} from '@xianfeng/shared-types';
import { Entity, Index } from 'typeorm';
import { BoolColumn, DateColumn, IdColumn, RefColumn, TextColumn, TimeColumn, VersionColumn } from '../../database/columns';

/** A person, once, however often imported: the keyed hash of the ID number is unique (S0-ORG1). */
@Entity('member')
@Index('uq_member_id_number', ['idNumberHash'], { unique: true })
@Index('ix_member_phone', ['phoneHash'])
@Index('ix_member_org', ['orgId', 'status', 'sortKey', 'initials', 'name', 'id'])
@Index('ix_member_home', ['homeOrgId'])
@Index('ix_member_host', ['hostOrgId'])
@Index('ix_member_sort', ['sortKey', 'id', 'birthDate'])
export class Member {
  @IdColumn() id: string;
  @TextColumn(64) name: string;
  /** Name read as pinyin, `zhang jian guo`: order of lists and search. */
  @TextColumn(191) sortKey: string;
  /** `zjg`. */
  @TextColumn(32) initials: string;
  /** Encrypted, as are phone, landline and address. */
  @TextColumn(191) idNumber: string;
  @TextColumn(64) idNumberHash: string;
  @TextColumn(191, { nullable: true }) phone: string | null;
  @TextColumn(64, { nullable: true }) phoneHash: string | null;
  @TextColumn(191, { nullable: true }) landline: string | null;
  @TextColumn(2000, { nullable: true }) address: string | null;
  @TextColumn(1) sex: SexCode;
  @TextColumn(2) nation: NationCode;
  @DateColumn() birthDate: string;
  @TextColumn(2) education: EducationCode;
  @TextColumn(16) category: MemberCategory;
  @TextColumn(16) kind: MemberKind;
  @TextColumn(16) status: MemberStatus;
  @DateColumn() joinedOn: string;
  @DateColumn({ nullable: true }) fullOn: string | null;
  @TextColumn(100) job: string;
  @TextColumn(2, { nullable: true }) employment: EmploymentCode | null;
  @DateColumn({ nullable: true }) lostSince: string | null;
  @DateColumn({ nullable: true }) mobileSince: string | null;
  @TextColumn(200, { nullable: true }) mobileTo: string | null;
  @RefColumn({ nullable: true }) hostOrgId: string | null;
  /** 流动党员活动证. */
  @BoolColumn() hasActivityCard: boolean;
  /** Where the member lives organisation life now. */
  @RefColumn() orgId: string;
  /** Branch that keeps the membership while `orgId` is a temporary branch, which admits no members of its own (支部条例 第八条). */
  @RefColumn({ nullable: true }) homeOrgId: string | null;
  @VersionColumn() version: number;
  @TimeColumn() createdAt: Date;
  @TimeColumn() updatedAt: Date;
}
