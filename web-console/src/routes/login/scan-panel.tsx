import type { ConsoleLogin } from '@xianfeng/shared-types';
import { CheckCircleFilled, ReloadOutlined } from '@ant-design/icons';
import { Button, Flex, Skeleton, Typography } from 'antd';
import { useScan, type ScanState } from './use-scan';

/** A mini-program code; WeChat on the phone confirms who and where. */
export function ScanPanel({ onLogin }: { onLogin: (login: ConsoleLogin) => void }) {
  const { state, again } = useScan(onLogin);
  return (
    <Flex vertical align="center" gap={16}>
      <div className="login-code">
        {state.stage === 'asking' && <Skeleton.Node active style={{ width: 220, height: 220 }} />}
        {(state.stage === 'waiting' || state.stage === 'scanned') && <img src={state.ticket.codeImage} alt="登录用的小程序码" width={220} height={220} className={state.stage === 'scanned' ? 'login-code-used' : undefined} />}
        {state.stage === 'scanned' && <CheckCircleFilled className="login-code-mark" />}
        {state.stage === 'ended' && (
          <Button icon={<ReloadOutlined />} onClick={again}>
            刷新二维码
          </Button>
        )}
      </div>
      <Typography.Text role="status" aria-live="polite">
        {wordsOf(state)}
      </Typography.Text>
    </Flex>
  );
}

function wordsOf(state: ScanState): string {
  if (state.stage === 'asking') return '正在取二维码';
  if (state.stage === 'waiting') return '请用微信扫码，并在手机上确认登录';
  if (state.stage === 'scanned') return `${state.maskedName}已扫码，请在手机上确认`;
  return state.words;
}
