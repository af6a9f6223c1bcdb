import type { DuesFacts, DuesItemEffect, Fen, Id } from '@xianfeng/shared-types';
import type { Member } from '../../modules/members/member.entity';
import type { Random } from './random';

interface Item {
  id: Id;
  name: string;
  effect: DuesItemEffect;
}

const yuan = (amount: number): Fen => amount * 100;

/** Monthly incomes of a bank's branches: wages of 3,000 to 25,000 yuan after deductions, pensions of 3,200 to 9,600. */
export function incomeOf(member: Pick<Member, 'kind' | 'job'>, items: readonly Item[], random: Random): DuesFacts {
  const item = (name: string, fen: Fen) => ({ itemId: items.find((known) => known.name === name)!.id, fen });
  if (member.kind === 'retired') return { kind: 'retired', items: [item('基本离退休费或基本养老金', yuan(random.int(32, 96) * 100))] };
  const leads = /行长|主管|高级/.test(member.job);
  const basic = yuan(random.int(leads ? 60 : 28, leads ? 110 : 62) * 100);
  const post = yuan(random.int(leads ? 30 : 8, leads ? 70 : 30) * 100);
  const bonus = yuan(random.int(leads ? 20 : 4, leads ? 90 : 26) * 100);
  const gross = basic + post + bonus;
  const part = (percent: number): Fen => Math.floor((gross * percent) / 100);
  return {
    kind: 'wage',
    items: [
      item('基本工资', basic), item('岗位工资', post), item('定期、普遍发放的奖金和绩效工资', bonus), item('交通补贴、公务用车补贴', yuan(600)),
      item('养老保险（个人缴费）', part(8)), item('医疗保险（个人缴费）', part(2)), item('住房公积金（个人缴存）', part(9)), item('个人所得税', part(leads ? 6 : 1)),
    ],
  };
}

/** Months before this one that a member has left unpaid: most have none. */
export function arrearsOf(random: Random): number {
  return random.chance(0.03) ? 3 : random.chance(0.05) ? 1 : 0;
}
