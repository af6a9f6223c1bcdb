import { Body, Controller, Query } from '@nestjs/common';
import { auditApi, type AuditItem, type AuditVerification, type AuditWords, type Page, type PersonalAccessReport } from '@xianfeng/shared-types';
import { Requires } from '../../platform/access';
import { Route } from '../../platform/http';
import { AuditQueryDto, PersonalAccessDto, StartVerificationDto } from './audit-desk.dto';
import { AuditSearch } from './audit-search';
import { AuditVerifications } from './audit-verifications';
import { auditWords } from './audit-words';
import { PersonalAccess } from './personal-access';

/** The audit log as those who inspect it read it. */
@Controller()
export class AuditDeskController {
  constructor(
    private readonly search: AuditSearch,
    private readonly verifications: AuditVerifications,
    private readonly access: PersonalAccess,
  ) {}

  @Route(auditApi.list)
  @Requires('audit:read')
  list(@Query() query: AuditQueryDto): Promise<Page<AuditItem>> {
    return this.search.page(query);
  }

  @Route(auditApi.words)
  @Requires('audit:read')
  words(): AuditWords {
    return auditWords();
  }

  @Route(auditApi.verification)
  @Requires('audit:read')
  async verification(): Promise<{ last: AuditVerification | null }> {
    return { last: await this.verifications.last() };
  }

  @Route(auditApi.verify)
  @Requires('audit:read')
  verify(@Body() { fromSeq }: StartVerificationDto): Promise<AuditVerification> {
    return this.verifications.start(fromSeq);
  }

  @Route(auditApi.personalAccess)
  @Requires('audit:read')
  personalAccess(@Query() query: PersonalAccessDto): Promise<PersonalAccessReport> {
    return this.access.report(query);
  }
}
