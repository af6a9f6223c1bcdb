import { View } from '@tarojs/components';
import './brand.scss';

/** Head of the login and bind pages. */
export function Brand({ note }: { note: string }) {
  return (
    <View className="brand">
      <View className="brand__mark">先锋</View>
      <View className="brand__name">智慧党建</View>
      <View className="brand__note">{note}</View>
    </View>
  );
}
