import { Text, View } from '@tarojs/components';
import { a11y } from './a11y';
import { cx } from './class-names';

export interface StatProps {
  label: string;
  value: string | number;
  unit?: string;
  /** Small words below, e.g. 较上月 +3. */
  note?: string;
  /** The one number of the page that matters most. */
  accent?: boolean;
  onClick?: () => void;
}

/** One number with its name. */
export function Stat({ label, value, unit, note, accent, onClick }: StatProps) {
  return (
    <View className={cx('xf-stat', onClick && 'xf-tappable')} onClick={onClick} {...a11y(onClick && 'button', onClick && `${label} ${value}${unit ?? ''}`)}>
      <View className={cx('xf-stat__value', accent && 'xf-stat__value--accent')}>
        <Text>{value}</Text>
        {unit && <Text className="xf-stat__unit">{unit}</Text>}
      </View>
      <View className="xf-stat__label">{label}</View>
      {note && <View className="xf-stat__note">{note}</View>}
    </View>
  );
}

/** Two to four numbers side by side. */
export function StatRow({ stats }: { stats: StatProps[] }) {
  return <View className="xf-stat-row">{stats.map((stat) => <Stat key={stat.label} {...stat} />)}</View>;
}
