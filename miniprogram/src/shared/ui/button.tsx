import { Button as TaroButton, Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { a11y } from './a11y';
import { cx } from './class-names';
import { Icon } from './icon';
import type { IconName } from './icon-paths';

export interface ButtonProps {
  children: ReactNode;
  onClick?: () => void;
  /** `primary` once a page at most; `danger` for what cannot be undone. Default `secondary`. */
  kind?: 'primary' | 'secondary' | 'danger' | 'text';
  /** Fills the width. */
  block?: boolean;
  small?: boolean;
  disabled?: boolean;
  /** Shows a spinner and takes no taps. */
  loading?: boolean;
  icon?: IconName;
  /** Abilities that WeChat gives to buttons only. */
  openType?: 'share' | 'getPhoneNumber' | 'agreePrivacyAuthorization';
  onGetPhoneNumber?: (detail: { code?: string; errMsg?: string }) => void;
  onAgreePrivacyAuthorization?: () => void;
  id?: string;
  label?: string;
}

/** taro-ui's button lays an empty native button over its text, which a screen reader cannot name; so this one is our own. */
export function Button({ children, onClick, kind = 'secondary', block, small, disabled, loading, icon, label, onGetPhoneNumber, ...rest }: ButtonProps) {
  // Left out, not false: H5 writes disabled="false" into the element, and its style asks only whether it is there.
  const off = disabled || loading || undefined;
  return (
    <TaroButton
      className={cx('xf-button', `xf-button--${kind}`, block && 'xf-button--block', small && 'xf-button--small', off && 'xf-button--off')}
      disabled={off}
      onClick={off ? undefined : onClick}
      onGetPhoneNumber={onGetPhoneNumber && ((event) => onGetPhoneNumber(event.detail))}
      hoverClass="xf-button--pressed"
      {...a11y('button', label)}
      {...(off && { 'aria-disabled': 'true' })}
      {...rest}
    >
      <View className="xf-button__inner">
        {loading && <View className={cx('xf-spinner', kind === 'primary' && 'xf-spinner--light')} />}
        {icon && !loading && <Icon name={icon} size="small" tone={kind === 'primary' || kind === 'danger' ? 'white' : kind === 'text' ? 'red' : 'ink'} />}
        <Text>{children}</Text>
      </View>
    </TaroButton>
  );
}

/** The one thing to do on a page. */
export const PrimaryButton = (props: Omit<ButtonProps, 'kind'>) => <Button block {...props} kind="primary" />;
