import { Platform1763600000100 } from './1763600000100-platform';
import { Idempotency1763600000150 } from './1763600000150-idempotency';
import { Wechat1763600000200 } from './1763600000200-wechat';
import { Orgs1763600001000 } from './1763600001000-orgs';
import { Members1763600001100 } from './1763600001100-members';
import { Imports1763600001150 } from './1763600001150-imports';
import { Roles1763600001200 } from './1763600001200-roles';
import { Auth1763600001300 } from './1763600001300-auth';
import { Files1763600002000 } from './1763600002000-files';
import { Cases1763600003000 } from './1763600003000-cases';
import { CaseReviews1763600003100 } from './1763600003100-case-reviews';
import { CaseLibrary1763600003200 } from './1763600003200-case-library';
import { Points1763600005000 } from './1763600005000-points';
import { Rankings1763600006000 } from './1763600006000-rankings';
import { Notifications1763600007000 } from './1763600007000-notifications';
import { PointCases1763600007100 } from './1763600007100-point-cases';
import { ConsoleAuth1795246469208 } from './1795246469208-console-auth';
import { ConsoleDesk1795247646799 } from './1795247646799-console-desk';
import { RankingAsOfMonthEnd1795248635491 } from './1795248635491-ranking-as-of-month-end';
import { PointsDesk1795249180757 } from './1795249180757-points-desk';
import { MemberAlias1795249770854 } from './1795249770854-member-alias';
import { MemberAliasNumber1795252610050 } from './1795252610050-member-alias-number';
import { ConsolePreferences1795257853115 } from './1795257853115-console-preferences';
import { Dues1795258056310 } from './1795258056310-dues';
import { DuesBooks1795258103080 } from './1795258103080-dues-books';
import { Payments1795259252826 } from './1795259252826-payments';
import { DuesUses1795260000100 } from './1795260000100-dues-uses';
import { DuesReconciliation1795260000200 } from './1795260000200-dues-reconciliation';
import { PaymentLookups1795260900000 } from './1795260900000-payment-lookups';
import { PaymentCloseAsked1795261000000 } from './1795261000000-payment-close-asked';
import { MessageWordings1795261500000 } from './1795261500000-message-wordings';
import { MemberActivityCard1795262000000 } from './1795262000000-member-activity-card';
import { DuesBookEntries1795263000000 } from './1795263000000-dues-book-entries';
import { CashReturns1795263500000 } from './1795263500000-cash-returns';
import { ImportRowsGo1795264000000 } from './1795264000000-import-rows-go';
import { CashReturnsByBank1795264500000 } from './1795264500000-cash-returns-by-bank';
import { DeliveryIndexes1795265000000 } from './1795265000000-delivery-indexes';
import { PaymentWaiting1795265500000 } from './1795265500000-payment-waiting';
import { FixingsInForce1795266500000 } from './1795266500000-fixings-in-force';
import { CaseQueue1795267500000 } from './1795267500000-case-queue';
import { MemberListIndexes1795268500000 } from './1795268500000-member-list-indexes';
import { AuditEnd1795268600000 } from './1795268600000-audit-end';
import { ImportBatches1795275000000 } from './1795275000000-import-batches';

/** In order of time; a new one is always younger than the last. */
export const MIGRATIONS = [
  Platform1763600000100,
  Idempotency1763600000150,
  Wechat1763600000200,
  Orgs1763600001000,
  Members1763600001100,
  Imports1763600001150,
  Roles1763600001200,
  Auth1763600001300,
  Files1763600002000,
  Cases1763600003000,
  CaseReviews1763600003100,
  CaseLibrary1763600003200,
  Points1763600005000,
  Rankings1763600006000,
  Notifications1763600007000,
  PointCases1763600007100,
  ConsoleAuth1795246469208,
  ConsoleDesk1795247646799,
  RankingAsOfMonthEnd1795248635491,
  PointsDesk1795249180757,
  MemberAlias1795249770854,
  MemberAliasNumber1795252610050,
  ConsolePreferences1795257853115,
  Dues1795258056310,
  DuesBooks1795258103080,
  Payments1795259252826,
  DuesUses1795260000100,
  DuesReconciliation1795260000200,
  PaymentLookups1795260900000,
  PaymentCloseAsked1795261000000,
  MessageWordings1795261500000,
  MemberActivityCard1795262000000,
  DuesBookEntries1795263000000,
  CashReturns1795263500000,
  ImportRowsGo1795264000000,
  CashReturnsByBank1795264500000,
  DeliveryIndexes1795265000000,
  PaymentWaiting1795265500000,
  FixingsInForce1795266500000,
  CaseQueue1795267500000,
  MemberListIndexes1795268500000,
  AuditEnd1795268600000,
  ImportBatches1795275000000,
];
