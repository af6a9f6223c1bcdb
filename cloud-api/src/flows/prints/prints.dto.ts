import type { PrintRosterBody } from '@xianfeng/shared-types';
import { BoolField, IdField, TextField } from '../../platform/http';

export class PrintRosterDto implements PrintRosterBody {
  @IdField('组织')
  orgId: string;

  @BoolField('包含下级组织')
  subtree: boolean;

  @BoolField('列出电话')
  phones: boolean;

  @TextField('用途', 200, 2)
  reason: string;
}
