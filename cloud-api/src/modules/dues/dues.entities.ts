import { DuesBillRow, DuesPermitRow, DuesSettlementRow } from './dues-bill.entity';
import { DuesCaseRow } from './dues-case.entity';
import { DuesConsentRow } from './dues-consent.entity';
import { DuesEventRow } from './dues-event.entity';
import { DuesExtraRow } from './dues-extra.entity';
import { DuesFixingImportRow, DuesFixingRow } from './dues-fixing.entity';
import { DuesItemRow } from './dues-item.entity';
import { DuesReliefRow } from './dues-relief.entity';

export const DUES_ENTITIES = [
  DuesBillRow, DuesCaseRow, DuesConsentRow, DuesEventRow, DuesExtraRow, DuesFixingImportRow, DuesFixingRow, DuesItemRow, DuesPermitRow, DuesReliefRow,
  DuesSettlementRow,
];
