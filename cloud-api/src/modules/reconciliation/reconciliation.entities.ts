import { BillRow } from './days/bill-row.entity';
import { FundFlowKept } from './days/fund-flow.entity';
import { ReconDayRow } from './days/recon-day.entity';
import { DifferenceRow, DifferenceStepRow } from './differences/difference.entity';

export const RECONCILIATION_ENTITIES = [BillRow, DifferenceRow, DifferenceStepRow, FundFlowKept, ReconDayRow];
