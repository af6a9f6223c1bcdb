import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { idleMs, tokenStore } from '@/shared/api';
import { useSession } from '@/shared/session';

const WARN_MS = 60_000;
const LOOK_EVERY_MS = 1_000;

/** The server's rule for this session; null where it has none. */
function limitMs(): number | null {
  const minutes = tokenStore.read()?.limits?.idleMinutes;
  return minutes === undefined ? null : minutes * 60_000;
}

/** Asks an officer who has left the desk, shortly before the server ends the session, and logs out when nobody answers. */
export function IdleGuard() {
  const { logout } = useSession();
  const [leftSeconds, setLeftSeconds] = useState<number | null>(null);

  useEffect(() => {
    const timer = window.setInterval(() => {
      const limit = limitMs();
      const left = limit === null ? null : limit - idleMs();
      if (left !== null && left <= 0) void logout();
      setLeftSeconds(left !== null && left < WARN_MS ? Math.max(0, Math.ceil(left / 1000)) : null);
    }, LOOK_EVERY_MS);
    return () => window.clearInterval(timer);
  }, [logout]);

  return (
    <Modal open={leftSeconds !== null} title="还在吗？" okText="继续工作" cancelButtonProps={{ style: { display: 'none' } }} closable={false} onOk={() => setLeftSeconds(null)}>
      您已有一段时间没有操作。为保护党员信息，{leftSeconds} 秒后将自动退出登录。
    </Modal>
  );
}
