import { DUES_USES, type DuesUseClass, REFUSED_DUES_USES, type RefusedDuesUse } from '@xianfeng/shared-types';
import { invalidField } from '../../../platform/http';

const PERMITTED = Object.values(DUES_USES).map(({ name }) => name).join('；');

/** The class when it is one of the five; a problem with the article when it is not. */
export function permittedUse(useClass: DuesUseClass | RefusedDuesUse): DuesUseClass {
  if (useClass in DUES_USES) return useClass as DuesUseClass;
  const name = REFUSED_DUES_USES[useClass as RefusedDuesUse];
  throw invalidField('useClass', `党费不能用于“${name}”。《党费收缴、使用和管理的规定》第十九条规定的用途为：${PERMITTED}`);
}
