import { Module } from '@nestjs/common';
import { AuditDeskController } from './audit-desk.controller';
import { AuditScope } from './audit-scope';
import { AuditSearch } from './audit-search';
import { AuditVerifications } from './audit-verifications';
import { DetailNames } from './detail-names';
import { PersonalAccess } from './personal-access';

@Module({
  controllers: [AuditDeskController],
  providers: [AuditScope, AuditSearch, AuditVerifications, DetailNames, PersonalAccess],
})
export class AuditDeskModule {}
