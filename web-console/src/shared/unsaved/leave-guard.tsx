import { App } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { dropQuestion } from './drop-question';
import { hasUnsavedWork } from './unsaved';

/** Asks before another page, a reload or the closed window takes unsaved work along. */
export function LeaveGuard(): null {
  const { modal } = App.useApp();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && hasUnsavedWork());

  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    modal.confirm(
      dropQuestion({
        title: '离开本页？',
        content: '本页填写的内容还没有保存，离开后不会保留。',
        okText: '离开',
        cancelText: '留在本页',
        onOk: () => blocker.proceed(),
        onCancel: () => blocker.reset(),
      }),
    );
  }, [blocker, modal]);

  useEffect(() => {
    // The browser asks in its own words.
    const ask = (event: BeforeUnloadEvent) => hasUnsavedWork() && event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
  return null;
}
