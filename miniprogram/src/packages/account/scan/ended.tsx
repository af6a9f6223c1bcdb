import type { ScanRequestView } from '@xianfeng/shared-types';
import { useScanCode } from '@/features/account/use-scan-code';
import { go, goBack } from '@/shared/navigation';
import { Button, EmptyState, type EmptyStateProps } from '@/shared/ui';

export type EndedAs = Exclude<ScanRequestView['status'], 'scanned'> | 'expired' | 'taken' | 'notWechat';

const WORDS: Record<EndedAs, Pick<EmptyStateProps, 'icon' | 'title' | 'note'>> = {
  confirmed: { icon: 'check-circle', title: '已确认登录', note: '请在电脑上继续操作。离开时请退出登录，忘记退出可在“登录设备”中远程退出。' },
  refused: { icon: 'lock', title: '已拒绝登录', note: '电脑端没有登录成功。如果不是您本人操作，无需再做其他处理。' },
  expired: { icon: 'clock', title: '二维码已失效', note: '请在电脑上刷新二维码，再重新扫描。' },
  taken: { icon: 'people', title: '二维码已被他人扫描', note: '请在电脑上刷新二维码，再由您本人扫描。' },
  notWechat: { icon: 'phone', title: '请在微信中确认', note: '请打开微信“扫一扫”，扫描电脑端登录页上的小程序码。' },
};

/** What became of the request. */
export function Ended({ as }: { as: EndedAs }) {
  const scanAgain = useScanCode();
  const again = as === 'expired' || as === 'taken';
  return (
    <>
      <EmptyState {...WORDS[as]} action={again ? '重新扫码' : '完成'} onAction={again ? scanAgain : goBack} />
      {as === 'confirmed' && <Button kind="text" block onClick={() => go('settings')}>查看登录设备</Button>}
    </>
  );
}
