import { Injectable } from '@nestjs/common';
import type { DuesRule, Id } from '@xianfeng/shared-types';
import { currentPrincipal } from '../../platform/access';
import { OrgDirectory } from '../orgs';
import { DUES_RULE_CODES } from './dues.rules';
import { ruleTitle } from './dues.settings';
import { DuesTermsBook } from './dues-terms';

/** The rules in force, with document and article, for everybody to read. */
@Injectable()
export class DuesRuleQueries {
  constructor(
    private readonly terms: DuesTermsBook,
    private readonly orgs: OrgDirectory,
  ) {}

  async list(orgId?: Id): Promise<DuesRule[]> {
    const path = orgId ? (await this.orgs.get(orgId)).path : currentPrincipal().orgPath;
    const terms = await this.terms.of(path);
    return DUES_RULE_CODES.map((code) => ({ code, title: ruleTitle(code), ...terms(code.slice('dues.'.length)) }));
  }
}
