import { idCheckCharacter, readIdNumber } from '@xianfeng/shared-types';
import { checkFacts, type MemberFacts } from './member-facts';
import { memberWorkflow } from './member.workflow';
import { nameKeys } from './member-names';
import { searchCondition } from './member-search';

const id = (body: string) => body + idCheckCharacter(body);

const GOOD: MemberFacts = {
  name: '张建国', idNumber: id('37019919800501001'), sex: '1', nation: '01', birthDate: '1980-05-01', education: '21', category: 'full', kind: 'on_job',
  joinedOn: '2005-07-01', fullOn: '2006-07-01', job: '客户经理', employment: '17', phone: '19900000001', landline: '0532-88880000',
  address: '滨海省临港市人民路1号', lostSince: null, mobileSince: null, mobileTo: null, hostOrgId: null, hasActivityCard: false,
};
const faultsOf = (change: Partial<MemberFacts>) =>
  checkFacts({ ...GOOD, ...change }, { today: '2026-11-20', minJoinAge: 18 }).map(({ field, reason }) => `${field} ${reason}`);

describe('ID number', () => {
  it('has a check character by GB 11643 (example of the standard)', () => {
    expect(idCheckCharacter('11010519491231002')).toBe('X');
    expect(readIdNumber('11010519491231002x')).toEqual({ idNumber: '11010519491231002X', birthDate: '1949-12-31', sex: '2' });
  });

  it.each([
    ['110105194912310021', 'check'],
    ['11010519491331002X', 'date'],
    [id('11010519490229002'), 'date'],
    ['1101051949123100', 'format'],
    ['11010519491231002Y', 'format'],
  ])('refuses %s: %s', (text, fault) => expect(readIdNumber(text)).toBe(fault));

  it('catches every single wrong digit and every swap of neighbours that differ', () => {
    const good = GOOD.idNumber;
    for (let i = 0; i < 17; i++) {
      const wrong = good.slice(0, i) + String((Number(good[i]) + 1) % 10) + good.slice(i + 1);
      expect(typeof readIdNumber(wrong)).toBe('string');
    }
    for (let i = 0; i < 16; i++) {
      if (good[i] === good[i + 1]) continue;
      expect(typeof readIdNumber(good.slice(0, i) + good[i + 1] + good[i] + good.slice(i + 2))).toBe('string');
    }
  });
});

describe('checkFacts', () => {
  it('accepts a sound record', () => expect(faultsOf({})).toEqual([]));

  it.each<[Partial<MemberFacts>, string]>([
    [{ idNumber: GOOD.idNumber.slice(0, 17) + (GOOD.idNumber[17] === '1' ? '2' : '1') }, 'idNumber 末位校验码不符'],
    [{ birthDate: '1980-05-02' }, 'birthDate 与公民身份号码不一致'],
    [{ sex: '2' }, 'sex 与公民身份号码不一致'],
    [{ nation: '57' as '56' }, 'nation 不在代码表中'],
    [{ joinedOn: '1998-04-30' }, 'joinedOn 入党时未满 18 周岁'],
    [{ joinedOn: '2027-01-01', fullOn: null }, 'joinedOn 晚于今天'],
    [{ joinedOn: '2005-02-30' }, 'joinedOn 不是有效日期'],
    [{ fullOn: '2004-07-01' }, 'fullOn 早于入党日期'],
    [{ category: 'probationary' }, 'fullOn 预备党员不应有转正日期'],
    [{ phone: '12345678901' }, 'phone 应为 11 位手机号'],
    [{ name: '' }, 'name 应为 2–40 个汉字或字母'],
    [{ kind: 'mobile', mobileTo: '外省某市' }, 'mobileSince 流动党员没有流动日期'],
    [{ mobileTo: '外省某市' }, 'mobileTo 不是流动党员，不应填写'],
    [{ hasActivityCard: true }, 'hasActivityCard 不是流动党员，不应填写'],
  ])('%j → %s', (change, expected) => expect(faultsOf(change).join()).toContain(expected));

  it('knows names of many peoples and rare characters', () => {
    for (const name of ['买买提·艾力', '𠮷野', '阿不都热合曼·玉素甫', '欧阳修']) expect(faultsOf({ name })).toEqual([]);
  });
});

describe('member workflow', () => {
  it('reaches every status', () => expect(memberWorkflow.unreachable()).toEqual([]));

  it('lets nobody out of 已去世, and wants a reason', () => {
    expect(memberWorkflow.actions('deceased')).toEqual([]);
    expect(() => memberWorkflow.next('active', 'remove')).toThrow('request.invalid');
    expect(memberWorkflow.next('active', 'suspend', '失去联系满 6 个月')).toBe('suspended');
  });
});

describe('names and search', () => {
  it('reads surnames as surnames', () => {
    expect(nameKeys('曾建国')).toEqual({ sortKey: 'zeng jian guo', initials: 'zjg' });
    expect(nameKeys('买买提·艾力').initials).toBe('mmtal');
  });

  it('asks by hash for full numbers only', () => {
    const hashes = { idNumberHash: (t: string) => `I:${t}`, phoneHash: (t: string) => `P:${t}` };
    expect(searchCondition(GOOD.idNumber, hashes).params).toEqual([`I:${GOOD.idNumber}`]);
    expect(searchCondition('199 0000 0001', hashes).sql).toBe('m.phoneHash = ?');
    expect(searchCondition('建%', hashes).params).toEqual(['%建!%%']);
    expect(searchCondition('Zhang J', hashes).params).toContain('zhangj%');
  });
});
