import { useState } from 'react';
import { useMe } from '../session';

/** Columns of a table that an officer chose to see, remembered for this officer at this browser. */
export function useColumns(table: string, all: readonly string[], usual: readonly string[]): [shown: string[], choose: (next: string[]) => void] {
  const { member } = useMe();
  const name = `xianfeng.console.columns.${table}.${member.id}`;
  const [shown, setShown] = useState<string[]>(() => {
    const stored = (localStorage.getItem(name) ?? '').split(',').filter((key) => all.includes(key));
    return stored.length > 0 ? stored : [...usual];
  });
  return [
    shown,
    (next) => {
      // In the order of the table, whatever the order of the ticks.
      const ordered = all.filter((key) => next.includes(key));
      localStorage.setItem(name, ordered.join(','));
      setShown(ordered);
    },
  ];
}
