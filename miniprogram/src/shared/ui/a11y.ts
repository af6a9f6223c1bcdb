/** WeChat spells the role `aria-role`; browsers say `role`. */
export function a11y(role: string | undefined, label?: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  if (role) attributes[process.env.TARO_ENV === 'weapp' ? 'aria-role' : 'role'] = role;
  if (role === 'heading') attributes['aria-level'] = '2';
  if (label) attributes['aria-label'] = label;
  return attributes;
}

/** For pictures and marks that only repeat the text beside them. */
export const decorative = { 'aria-hidden': 'true' } as Record<string, string>;
