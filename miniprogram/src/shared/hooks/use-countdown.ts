import { useCallback, useEffect, useState } from 'react';

/** Seconds left after `start(seconds)`, counting down to 0. Follows the clock, so a page in the background catches up. */
export function useCountdown(): { left: number; start(seconds: number): void } {
  const [end, setEnd] = useState(0);
  const [left, setLeft] = useState(0);

  useEffect(() => {
    if (end === 0) return undefined;
    const tick = () => {
      const seconds = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      setLeft(seconds);
      if (seconds === 0) clearInterval(timer);
    };
    const timer = setInterval(tick, 1000);
    tick();
    return () => clearInterval(timer);
  }, [end]);

  return { left, start: useCallback((seconds: number) => setEnd(Date.now() + seconds * 1000), []) };
}
