import { AuthSession, BindTicket, LoginFailure, SmsCode, WechatAccount } from '../modules/auth/auth.entity';
import { ScanTicketRow } from '../modules/auth/scan/scan.entity';
import { RecoveryCode, SecondFactor, SecondFactorTicket } from '../modules/auth/second-factor/second-factor.entity';
import { BOOKS_ENTITIES } from '../modules/books/books.entities';
import { JournalGuard, LineGuard } from '../modules/books/ledger/journal.guard';
import { CaseCategoryRow } from '../modules/cases/case-category.entity';
import { CaseAuthorRow, CaseFileRow, CaseRecord, CaseRevisionRow, CaseTagRow } from '../modules/cases/case.entity';
import { CaseStep } from '../modules/cases/case-step.entity';
import { CaseSafetyFinding, CaseSimilarityFinding } from '../modules/cases/checks/case-check.entity';
import { CaseNoticeRow, CaseObjectionRow } from '../modules/cases/notice/case-notice.entity';
import { CaseReview } from '../modules/cases/review/case-review.entity';
import { CaseAdoption, CaseAdoptionResult, CaseAdoptionStep } from '../modules/cases/adoption/adoption.entity';
import { CaseFavourite } from '../modules/cases/library/favourite.entity';
import { LibraryDoc, LibraryIndexState, LibraryPosting } from '../modules/cases/library/search/search-index.entity';
import { CaseShare, ShareGroupRow, ShareOpen } from '../modules/cases/sharing/share.entity';
import { CaseShingle } from '../modules/cases/similarity/case-shingle.entity';
import { ConsolePreference } from '../modules/console-preferences/console-preference.entity';
import { ConsoleVisit } from '../modules/console-visits/console-visit.entity';
import { DUES_ENTITIES } from '../modules/dues/dues.entities';
import { StoredFile } from '../modules/files/stored-file.entity';
import { Member } from '../modules/members/member.entity';
import { ImportBatch, ImportJob, ImportPiece, ImportRow } from '../modules/members/roster/import.entity';
import { MemberAlias, MemberHistory, MemberPost } from '../modules/members/member-records.entity';
import { Org, OrgChangeRow } from '../modules/orgs/org.entity';
import { RECONCILIATION_ENTITIES } from '../modules/reconciliation/reconciliation.entities';
import { RoleAssignmentRow } from '../modules/roles/role-assignment.entity';
import { PAYMENT_ENTITIES } from '../modules/payments/payments.entities';
import { PointAppealEvent, PointAppealRow } from '../modules/points/point-appeal.entity';
import { PointBalance, PointMonth } from '../modules/points/point-balance.entity';
import { PointCase } from '../modules/points/point-case.entity';
import { PointEntryGuard } from '../modules/points/point-entry.guard';
import { PointEntryRow } from '../modules/points/point-entry.entity';
import { PointRuleVersion } from '../modules/points/point-rule.entity';
import { BulletinEvent, BulletinRow, BulletinVersionRow } from '../modules/rankings/bulletin.entity';
import { MonthCloseRow } from '../modules/rankings/month-close.entity';
import { RankingRow, RankingSeal } from '../modules/rankings/ranking.entity';
import { NOTIFICATION_ENTITIES } from '../modules/notifications/notification.entity';
import { MessageWordingRow } from '../modules/notifications/texts/message-wording.entity';
import { AuditEnd } from '../platform/audit/audit-end.entity';
import { AuditEntry } from '../platform/audit/audit-entry.entity';
import { AuditVerificationRow } from '../platform/audit/audit-verification.entity';
import { CalendarException } from '../platform/calendar/calendar-exception.entity';
import { IdempotencyKey } from '../platform/idempotency/idempotency-key.entity';
import { JobSchedule } from '../platform/jobs/job-schedule.entity';
import { OutboxMessage } from '../platform/outbox/outbox-message.entity';
import { RuleValue } from '../platform/rules/rule-value.entity';
import { WechatToken } from '../platform/wechat/wechat-token.entity';

/** Every entity of the product, one line a feature. */
export const ENTITIES = [AuditEnd, AuditEntry, CalendarException, IdempotencyKey, JobSchedule, OutboxMessage, RuleValue, WechatToken, Org, OrgChangeRow, RoleAssignmentRow,
  AuthSession, BindTicket, LoginFailure, RecoveryCode, ScanTicketRow, SecondFactor, SecondFactorTicket, SmsCode, WechatAccount,
  Member, MemberAlias, MemberHistory, MemberPost, ImportJob, ImportPiece, ImportRow, ImportBatch,
  PointAppealEvent, PointAppealRow, PointBalance, PointCase, PointEntryRow, PointMonth, PointRuleVersion,
  BulletinEvent, BulletinRow, BulletinVersionRow, MonthCloseRow, RankingRow, RankingSeal,
  StoredFile, CaseAuthorRow, CaseCategoryRow, CaseFileRow, CaseRecord, CaseRevisionRow, CaseStep, CaseTagRow,
  CaseSafetyFinding, CaseSimilarityFinding, CaseReview, CaseNoticeRow, CaseObjectionRow,
  CaseAdoption, CaseAdoptionResult, CaseAdoptionStep, CaseFavourite, CaseShare, CaseShingle, LibraryDoc, LibraryIndexState, LibraryPosting, ShareGroupRow, ShareOpen,
  ...NOTIFICATION_ENTITIES, MessageWordingRow,
  ...DUES_ENTITIES,
  ...PAYMENT_ENTITIES,
  AuditVerificationRow, ConsolePreference, ConsoleVisit,
  ...BOOKS_ENTITIES,
  ...RECONCILIATION_ENTITIES,
];

/** Guards over tables that only grow. */
export const SUBSCRIBERS = [JournalGuard, LineGuard, PointEntryGuard];
