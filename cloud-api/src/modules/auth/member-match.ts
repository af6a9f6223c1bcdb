import type { MemberRef } from '../members';
import { Problem } from '../../platform/http';
import type { Judged } from './login-locks';

/** Either the one member who may log in, or the problem to answer with. A number or a name that fits nobody counts as a guess. */
export type Match = Judged<MemberRef>;

/**
 * Picks the member for a phone whose possession is proven, and a name where one was given. The answer never tells whether
 * phone or name was wrong.
 */
export function matchMember(candidates: MemberRef[], nameGiven: boolean): Match {
  const active = candidates.filter((m) => m.status === 'active');
  if (active.length === 1) return { ok: active[0] };
  if (active.length > 1) return { problem: severalShare(nameGiven), guess: false };
  if (candidates.length > 0) {
    return { problem: new Problem('auth.member_inactive', { detail: '您的组织关系当前不在正常状态，暂不能登录。如有疑问，请联系所在党支部。' }), guess: false };
  }
  const what = nameGiven ? '手机号与姓名' : '手机号';
  return { problem: new Problem('auth.no_match', { detail: `${what}与党员名册不一致，请核对后重试，或联系所在党支部更新名册。` }), guess: true };
}

function severalShare(nameGiven: boolean): Problem {
  if (nameGiven) return new Problem('auth.no_match', { detail: '名册中有同名同号的党员，无法确定是哪一位，请联系所在党支部。' });
  return new Problem('auth.no_match', { detail: '该手机号登记了多名党员，请填写姓名。', meta: { nameRequired: true } });
}
