/** Why a phone number cannot be right; null when it may be. */
export function phoneProblem(phone: string): string | null {
  return /^1[3-9]\d{9}$/.test(phone) ? null : '请输入 11 位手机号';
}

/** Why a code cannot be right; null when it may be. */
export function smsCodeProblem(code: string): string | null {
  return /^\d{6}$/.test(code) ? null : '请输入短信中的 6 位验证码';
}
