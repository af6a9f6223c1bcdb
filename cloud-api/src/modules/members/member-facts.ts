import {
  EDUCATION_CODES, EMPLOYMENT_CODES, ID_NUMBER_FAULTS, isCalendarDate, MEMBER_CATEGORIES, MEMBER_KINDS, type MemberFields, type MemberSecrets,
  NATION_CODES, readIdNumber, SEX_CODES,
} from '@xianfeng/shared-types';
import { yearsBetween } from '../../platform/clock';

export type MemberFacts = MemberFields & MemberSecrets;
export type FactField = keyof MemberFacts;

/** One fault of a record: which field, what is wrong, how to put it right. */
export interface FactFault {
  field: FactField;
  reason: string;
  fix: string;
}

/** Numbers of the day that the checks need. */
export interface FactRules {
  today: string;
  /** 入党最低年龄（岁），党章 第一条. */
  minJoinAge: number;
}

export const FACT_LABELS: Record<FactField, string> = {
  name: '姓名', idNumber: '公民身份号码', sex: '性别', nation: '民族', birthDate: '出生日期', education: '学历', category: '人员类别', kind: '党员类型',
  joinedOn: '入党日期', fullOn: '转正日期', job: '工作岗位', employment: '从业状况', phone: '手机', landline: '固定电话', address: '家庭住址',
  lostSince: '失联日期', mobileSince: '流动日期', mobileTo: '流动去向', hostOrgId: '流入党支部', hasActivityCard: '流动党员活动证',
};

const NAME = /^[\p{Script=Han}〇A-Za-z][\p{Script=Han}〇A-Za-z0-9·.\- ]{1,39}$/u;
const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^[0-9+()（）\-— 转#*]{5,30}$/;

/**
 * Everything that a member's record alone can have wrong; one check for the form and for the import.
 * Whether the organisations exist and the person is known already is asked elsewhere.
 */
export function checkFacts(facts: MemberFacts, rules: FactRules): FactFault[] {
  const faults: FactFault[] = [];
  const fault = (field: FactField, reason: string, fix: string) => faults.push({ field, reason, fix });
  const oneOf = (field: FactField, codes: object) => {
    if (!Object.hasOwn(codes, String(facts[field]))) fault(field, '不在代码表中', '从下拉列表中选择');
  };
  const day = (field: 'birthDate' | 'joinedOn' | 'fullOn' | 'lostSince' | 'mobileSince'): boolean => {
    const date = facts[field];
    if (date === null || date === undefined) return false;
    if (!isCalendarDate(date)) fault(field, '不是有效日期', '按 2026-11-01 的格式填写');
    else if (date > rules.today) fault(field, '晚于今天', '核对后填写实际日期');
    else return true;
    return false;
  };

  if (!NAME.test(facts.name ?? '')) fault('name', '应为 2–40 个汉字或字母', '填写身份证上的姓名，间隔号用“·”');
  oneOf('sex', SEX_CODES);
  oneOf('nation', NATION_CODES);
  oneOf('education', EDUCATION_CODES);
  oneOf('category', MEMBER_CATEGORIES);
  oneOf('kind', MEMBER_KINDS);
  if (facts.employment) oneOf('employment', EMPLOYMENT_CODES);
  if (!facts.job || facts.job.length > 100) fault('job', '应为 1–100 个字', '填写岗位名称，如“客户经理”');
  if (facts.phone && !MOBILE.test(facts.phone)) fault('phone', '应为 11 位手机号', '核对号码，不要带空格或区号');
  if (facts.landline && !LANDLINE.test(facts.landline)) fault('landline', '格式不正确', '按“区号-号码”填写，如 0532-88880000');
  if (facts.address && facts.address.length > 200) fault('address', '超过 200 个字', '填写到门牌号即可');

  const born = required(facts.birthDate, 'birthDate', fault) && day('birthDate');
  const joined = required(facts.joinedOn, 'joinedOn', fault) && day('joinedOn');
  if (born && joined && yearsBetween(facts.birthDate, facts.joinedOn) < rules.minJoinAge) {
    fault('joinedOn', `入党时未满 ${rules.minJoinAge} 周岁`, '核对入党日期和出生日期');
  }
  if (facts.category === 'probationary' && facts.fullOn) fault('fullOn', '预备党员不应有转正日期', '清空转正日期，或把人员类别改为正式党员');
  else if (day('fullOn') && joined && facts.fullOn! < facts.joinedOn) fault('fullOn', '早于入党日期', '核对入党日期和转正日期');
  day('lostSince');
  checkMobile(facts, fault, day('mobileSince'));
  checkIdNumber(facts, fault, born);
  return faults;
}

type Report = (field: FactField, reason: string, fix: string) => void;

function required(value: string | null | undefined, field: FactField, fault: Report): boolean {
  if (value) return true;
  fault(field, '没有填写', '按 2026-11-01 的格式填写');
  return false;
}

function checkMobile(facts: MemberFacts, fault: Report, dated: boolean): void {
  if (facts.kind === 'mobile') {
    if (!dated && !facts.mobileSince) fault('mobileSince', '流动党员没有流动日期', '填写外出日期');
    if (!facts.mobileTo) fault('mobileTo', '流动党员没有流动去向', '填写去向，如“外省某市某单位”');
    else if (facts.mobileTo.length > 200) fault('mobileTo', '超过 200 个字', '写明地点和单位即可');
    return;
  }
  for (const field of ['mobileSince', 'mobileTo', 'hostOrgId', 'hasActivityCard'] as const) {
    if (facts[field]) fault(field, '不是流动党员，不应填写', '清空此项，或把党员类型改为流动');
  }
}

/** The number must be sound by GB 11643 and agree with birth date and sex. */
function checkIdNumber(facts: MemberFacts, fault: Report, born: boolean): void {
  const read = readIdNumber(facts.idNumber ?? '');
  if (typeof read === 'string') {
    fault('idNumber', ID_NUMBER_FAULTS[read], '对照身份证重新填写，并把单元格设为文本');
    return;
  }
  if (born && read.birthDate !== facts.birthDate) fault('birthDate', '与公民身份号码不一致', `号码中的出生日期为 ${read.birthDate}，请核对`);
  if ((facts.sex === '1' || facts.sex === '2') && read.sex !== facts.sex) {
    fault('sex', '与公民身份号码不一致', `号码表示“${SEX_CODES[read.sex]}”，请核对`);
  }
}
