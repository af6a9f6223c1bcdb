import { useState } from 'react';
import { usePreferences, useSavePreference } from '../preferences';

/** Columns of a table that an officer chose to see, at whatever PC. */
export function useColumns(table: string, all: readonly string[], usual: readonly string[]): [shown: string[], choose: (next: string[]) => void] {
  const { tables } = usePreferences();
  const save = useSavePreference();
  const [chosen, setChosen] = useState<string[] | null>(null);
  const known = (chosen ?? tables.find((one) => one.table === table)?.shown ?? []).filter((key) => all.includes(key));
  return [
    known.length > 0 ? known : [...usual],
    (next) => {
      // In the order of the table, whatever the order of the ticks.
      const ordered = all.filter((key) => next.includes(key));
      if (ordered.length === 0) return;
      setChosen(ordered);
      save({ table: { table, shown: ordered } });
    },
  ];
}
