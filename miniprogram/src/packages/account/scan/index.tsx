import { useRouter } from '@tarojs/taro';
import { consoleAuthApi } from '@xianfeng/shared-types';
import { useState } from 'react';
import { useLoad } from '@/shared/hooks';
import { goBack } from '@/shared/navigation';
import { call } from '@/shared/request';
import { EmptyState, Loaded, Page } from '@/shared/ui';
import { Asking } from './asking';
import { Ended, type EndedAs } from './ended';
import { endedBy } from './ended-by';

/** Opened by the mini-program code on the console's log-in page: says who asks and lets the PC in, or not. */
export default function ScanPage() {
  // WeChat hands the scene over URL-encoded; the letters of ours stand for themselves.
  const { scene } = useRouter().params;
  return <Page>{scene ? <ScanRequest scene={scene} /> : <EmptyState icon="scan" title="没有待确认的登录" note="请用微信“扫一扫”扫描电脑端登录页上的小程序码" action="返回" onAction={goBack} />}</Page>;
}

function ScanRequest({ scene }: { scene: string }) {
  const state = useLoad(() => call(consoleAuthApi.openScan, { params: { scene } }), [scene]);
  const [answered, setAnswered] = useState<EndedAs | null>(null);
  const ended = answered ?? endedBy(state.error);
  if (ended) return <Ended as={ended} />;
  return (
    <Loaded state={state} skeleton="detail">
      {(request) => (request.status === 'scanned' ? <Asking request={request} onEnded={setAnswered} /> : <Ended as={request.status} />)}
    </Loaded>
  );
}
