import { View } from '@tarojs/components';
import { consoleAuthApi, type ScanRequestView } from '@xianfeng/shared-types';
import { dateTimeText } from '@/shared/format';
import { useMutation } from '@/shared/hooks';
import { call } from '@/shared/request';
import { useMe } from '@/shared/session';
import { Button, Card, Icon, ListRow, NoticeBar, PrimaryButton } from '@/shared/ui';
import type { EndedAs } from './ended';
import { endedBy } from './ended-by';
import './asking.scss';

export interface AskingProps {
  request: ScanRequestView;
  onEnded: (as: EndedAs) => void;
}

/** Who asks, from where and when; the member decides. */
export function Asking({ request, onEnded }: AskingProps) {
  const { scene, browser, system, address, askedAt } = request;
  const me = useMe();
  const answer = (endpoint: typeof consoleAuthApi.confirmScan, as: EndedAs) => ({
    work: (idempotencyKey: string) => call(endpoint, { params: { scene } }, { idempotencyKey }),
    options: {
      onDone: () => onEnded(as),
      onError: (error: unknown) => {
        const ended = endedBy(error);
        if (ended) onEnded(ended);
        return ended !== null;
      },
    },
  });
  const [yes, no] = [answer(consoleAuthApi.confirmScan, 'confirmed'), answer(consoleAuthApi.refuseScan, 'refused')];
  const confirm = useMutation(yes.work, yes.options);
  const refuse = useMutation(no.work, no.options);
  return (
    <>
      <View className="scan-ask">
        <View className="scan-ask__mark"><Icon name="pc" size="large" tone="red" /></View>
        <View className="scan-ask__title">登录先锋电脑端</View>
        {me && <View className="scan-ask__note">{`将以 ${me.member.name}（${me.member.orgName}）的身份登录`}</View>}
      </View>
      <Card flush>
        <ListRow title="电脑系统" value={system} />
        <ListRow title="浏览器" value={browser} />
        <ListRow title="网络地址" value={address} />
        <ListRow title="请求时间" value={dateTimeText(askedAt)} />
      </Card>
      <NoticeBar tone="gold">请确认是您本人正在使用这台电脑。他人发来的二维码请一律拒绝。</NoticeBar>
      <View className="scan-ask__actions">
        <PrimaryButton loading={confirm.running} disabled={refuse.running} onClick={() => void confirm.run()}>确认登录</PrimaryButton>
        <Button block loading={refuse.running} disabled={confirm.running} onClick={() => void refuse.run()}>拒绝</Button>
      </View>
    </>
  );
}
