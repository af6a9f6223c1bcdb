import { Switch, View } from '@tarojs/components';
import { COLOURS } from './colours';

export interface SwitchRowProps {
  title: string;
  note?: string;
  on: boolean;
  onChange: (on: boolean) => void;
  disabled?: boolean;
}

/** A setting that is on or off and takes effect at once. */
export function SwitchRow({ title, note, on, onChange, disabled }: SwitchRowProps) {
  return (
    <View className="xf-row">
      <View className="xf-row__main">
        <View className="xf-row__title">{title}</View>
        {note && <View className="xf-row__note">{note}</View>}
      </View>
      <Switch checked={on} disabled={disabled} color={COLOURS.red} onChange={(event) => onChange(event.detail.value)} {...{ 'aria-label': title }} />
    </View>
  );
}
