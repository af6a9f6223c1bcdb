import type { RemittanceAction } from '@xianfeng/shared-types';
import type { Principal } from '../../../platform/access';
import type { RemittanceRow } from './remittance.entity';
import { remittanceMachine } from './remittance.workflow';

const OF_SENDER: readonly RemittanceAction[] = ['send', 'cancel'];

/** Whether somebody has the right at the side that the action belongs to; who sent may not receive. */
export function mayDo(action: RemittanceAction, row: RemittanceRow, caller: Principal): boolean {
  if (OF_SENDER.includes(action)) return caller.can('dues:collect', row.fromPath);
  return caller.can('dues:finance', row.toOrgId === null ? row.fromPath : row.toPath);
}

export const isSender = (row: RemittanceRow, caller: Principal): boolean => row.sentBy === caller.memberId;

export const mayRead = (row: RemittanceRow, caller: Principal): boolean =>
  caller.can('dues:report', row.fromPath) || (row.toOrgId !== null && caller.can('dues:report', row.toPath));

export function allowedActions(row: RemittanceRow, caller: Principal): RemittanceAction[] {
  return remittanceMachine.actions(row.status).filter((action) => mayDo(action, row, caller) && (OF_SENDER.includes(action) || !isSender(row, caller)));
}
