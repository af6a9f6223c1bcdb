import { View } from '@tarojs/components';
import type { HomeView } from '@xianfeng/shared-types';
import { go } from '@/shared/navigation';
import { a11y, Badge, Icon } from '@/shared/ui';
import { greetingAt } from '../model/words';
import './home.scss';

/** Greeting, and the bell with what has not been read. */
export function HomeHeader({ greetingName, branch, unread }: Pick<HomeView, 'greetingName' | 'branch' | 'unread'>) {
  return (
    <View className="xf-home-head">
      <View className="xf-home-head__words">
        <View className="xf-home-head__greeting">{`${greetingAt(Date.now())}，${greetingName}同志`}</View>
        <View className="xf-home-head__org">{branch.name}</View>
      </View>
      <View className="xf-home-head__bell" onClick={() => go('inbox')} {...a11y('button')}>
        <Badge count={unread}><Icon name="bell" /></Badge>
        <View className="xf-home-head__bell-text">消息</View>
      </View>
    </View>
  );
}
