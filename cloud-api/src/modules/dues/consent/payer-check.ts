import { Injectable } from '@nestjs/common';
import type { Id, RequestConsentBody } from '@xianfeng/shared-types';
import { invalidField } from '../../../platform/http';
import { MemberDirectory } from '../../members';
import { OrgDirectory } from '../../orgs';
import { DuesTermsBook } from '../dues-terms';

/** Words that no person's name has. */
const ORGANISATION = /支部|党委|总支|党组|公司|集团|银行|支行|分行|单位|部门|工会|全体|支委|科室/;

/** Who may stand as a payer: a person with a name (第十二条), never an organisation (第十四条). */
@Injectable()
export class PayerCheck {
  constructor(
    private readonly members: MemberDirectory,
    private readonly orgs: OrgDirectory,
    private readonly terms: DuesTermsBook,
  ) {}

  /** The payer as a consent keeps it. */
  async of(memberId: Id, orgPath: string, { payerMemberId, payerName, relation }: RequestConsentBody): Promise<{ payerMemberId: Id | null; payerName: string }> {
    const terms = await this.terms.of(orgPath);
    if (terms('others_may_pay').value !== 1) throw invalidField('payerName', '本组织不办理代交');
    if (payerMemberId) {
      const payer = (await this.members.getMany([payerMemberId])).get(payerMemberId);
      if (!payer || payer.status !== 'active') throw invalidField('payerMemberId', '代交人不在册，请重新选择');
      if (payer.id === memberId) throw invalidField('payerMemberId', '本人交纳无需登记代交');
      return { payerMemberId: payer.id, payerName: payer.name };
    }
    const name = payerName?.trim();
    if (!name) throw invalidField('payerName', '请填写亲属姓名，或选择代交的党员');
    if (relation === 'member') throw invalidField('payerMemberId', '请选择代交的党员');
    if (terms('organisation_may_pay').value !== 1 && (ORGANISATION.test(name) || (await this.orgs.findByName(name)).length > 0)) {
      const { doc, article } = terms('organisation_may_pay');
      throw invalidField('payerName', `党组织和单位不得为党员垫交党费（${doc}${article}），请填写亲属本人姓名`);
    }
    return { payerMemberId: null, payerName: name };
  }
}
