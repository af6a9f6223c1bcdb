import { useEffect } from 'react';
import { useAppearance } from '../theme';
import { usePreferences } from './use-preferences';

/** Colours and row height as chosen at another PC. */
export function AppearanceKeeper() {
  const { appearance } = usePreferences();
  const [, setAppearance] = useAppearance();
  const wanted = appearance && JSON.stringify(appearance);
  useEffect(() => {
    if (wanted) setAppearance(JSON.parse(wanted));
  }, [wanted, setAppearance]);
  return null;
}
