import type { CommitImportBody, ExportMembersBody } from '@xianfeng/shared-types';
import { BoolField, IdField, Optional, TextField } from '../../../platform/http';

export class CommitImportDto implements CommitImportBody {
  @BoolField('只导入无误的行') skipBadRows: boolean;
}

export class ExportMembersDto implements ExportMembersBody {
  @Optional() @IdField('组织') orgId?: string;
  @BoolField('含完整信息') sensitive: boolean;
  @TextField('导出原因', 200, 4) reason: string;
}
