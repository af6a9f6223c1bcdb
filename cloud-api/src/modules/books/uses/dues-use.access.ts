import type { DuesUseAction } from '@xianfeng/shared-types';
import type { Principal } from '../../../platform/access';
import type { DuesUseRow } from './dues-use.entity';
import { duesUseMachine } from './dues-use.workflow';

type Subject = Pick<DuesUseRow, 'orgPath' | 'requestedBy' | 'status'>;

export const isRequester = (row: Subject, caller: Principal): boolean => row.requestedBy === caller.memberId;

/** Who asked may take it back; another one decides. */
export function mayDo(action: DuesUseAction, row: Subject, caller: Principal): boolean {
  return action === 'withdraw' ? isRequester(row, caller) && caller.can('dues:collect', row.orgPath) : caller.can('dues:finance', row.orgPath);
}

export const allowedActions = (row: Subject, caller: Principal): DuesUseAction[] =>
  duesUseMachine.actions(row.status).filter((action) => mayDo(action, row, caller) && (action === 'withdraw' || !isRequester(row, caller)));
