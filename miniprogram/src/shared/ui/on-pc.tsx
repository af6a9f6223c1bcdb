import { View } from '@tarojs/components';

/** Says what is done at the desk; `what` as in 修改通报文字. */
export function OnPc({ what }: { what: string }) {
  return <View className="xf-on-pc">{`${what}，请在电脑端办理。`}</View>;
}
