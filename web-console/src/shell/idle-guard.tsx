import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useSession } from '@/shared/session';

/** The server ends the session by its own rule; here it is said before, so that nothing is lost. */
const IDLE_MS = 25 * 60_000;
const WARN_MS = 60_000;
const SIGNS = ['pointerdown', 'keydown', 'wheel'] as const;

/** Asks an officer who has left the desk, and logs out when nobody answers. */
export function IdleGuard() {
  const { logout } = useSession();
  const [leftSeconds, setLeftSeconds] = useState<number | null>(null);

  useEffect(() => {
    let last = Date.now();
    const noted = () => {
      last = Date.now();
      setLeftSeconds(null);
    };
    for (const sign of SIGNS) window.addEventListener(sign, noted, { passive: true });
    const timer = window.setInterval(() => {
      const idle = Date.now() - last;
      if (idle > IDLE_MS + WARN_MS) void logout();
      else if (idle > IDLE_MS) setLeftSeconds(Math.ceil((IDLE_MS + WARN_MS - idle) / 1000));
    }, 1000);
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, noted);
      window.clearInterval(timer);
    };
  }, [logout]);

  return (
    <Modal open={leftSeconds !== null} title="还在吗？" okText="继续工作" cancelButtonProps={{ style: { display: 'none' } }} closable={false} onOk={() => setLeftSeconds(null)}>
      您已有一段时间没有操作。为保护党员信息，{leftSeconds} 秒后将自动退出登录。
    </Modal>
  );
}
