import { View } from '@tarojs/components';
import { a11y, decorative } from './a11y';
import { cx } from './class-names';
import { Icon } from './icon';
import type { IconName } from './icon-paths';

export interface SwitchRowProps {
  title: string;
  note?: string;
  icon?: IconName;
  on: boolean;
  onChange: (on: boolean) => void;
  disabled?: boolean;
}

/** A setting that is on or off and takes effect at once. The whole row takes the tap: Taro's switch is 32 px high and grows with no writing. */
export function SwitchRow({ title, note, icon, on, onChange, disabled }: SwitchRowProps) {
  return (
    <View className={cx('xf-row', !disabled && 'xf-tappable')} onClick={disabled ? undefined : () => onChange(!on)} {...a11y('switch')} {...{ 'aria-checked': String(on) }} {...(disabled && { 'aria-disabled': 'true' })}>
      {icon && <Icon name={icon} tone="grey" className="xf-row__icon" />}
      <View className="xf-row__main">
        <View className="xf-row__title">{title}</View>
        {note && <View className="xf-row__note">{note}</View>}
      </View>
      <View className={cx('xf-switch', on && 'xf-switch--on', disabled && 'xf-switch--off')} {...decorative}>
        <View className="xf-switch__knob" />
      </View>
    </View>
  );
}
