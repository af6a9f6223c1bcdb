import { View } from '@tarojs/components';
import type { ConsentLink } from '@xianfeng/shared-types';
import { dateTimeText } from '@/shared/format';
import { useMutation } from '@/shared/hooks';
import { RefusedByUser, type ShareCard } from '@/shared/platform';
import { environment, environmentNow } from '@/shared/session';
import { Button, NoticeBar, Sheet } from '@/shared/ui';

export interface LinkSheetProps {
  payerName: string;
  link: ConsentLink;
  card: ShareCard;
  onClose: () => void;
}

/** The link of a relative, to be sent to one person. */
export function LinkSheet({ payerName, link, card, onClose }: LinkSheetProps) {
  const send = useMutation(async () => (await environment()).platform.share(card), { onError: (error) => error instanceof RefusedByUser });
  const weapp = environmentNow()?.platform.kind === 'weapp';
  return (
    <Sheet
      open
      title="发给代交人"
      onClose={onClose}
      footer={weapp ? <Button block kind="primary" icon="share" openType="share">{`发给${payerName}`}</Button> : <Button block kind="primary" icon="share" loading={send.running} onClick={() => void send.run()}>{`发给${payerName}`}</Button>}
    >
      <View className="xf-sheet__inner">
        <NoticeBar tone="gold">{`请只发给${payerName}本人，不要发到群里：拿到链接的人都能看到姓名和待交金额。`}</NoticeBar>
        <View>{`${payerName}打开后不用注册、不用登录，用微信支付即可。链接 ${dateTimeText(link.until)} 前有效；重新生成后，旧链接作废。`}</View>
      </View>
    </Sheet>
  );
}
