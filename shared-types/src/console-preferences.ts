import { endpoint } from './endpoint';

/** How the console looks to an officer, at whatever PC. */
export interface ConsoleAppearance {
  dark: boolean;
  /** Smaller rows and controls, for long tables. */
  compact: boolean;
}

/** Columns that an officer chose to see in a table, in the order of the table. */
export interface TableColumns {
  /** Name of the table, e.g. `members`; lower-case letters and dashes, at most 32. */
  table: string;
  /** Keys of columns, 1 to 40, each at most 32 characters; clients leave out those they no longer know. */
  shown: string[];
}

export interface ConsolePreferences {
  /** Null: never chosen. */
  appearance: ConsoleAppearance | null;
  /** One line for every table with columns of the officer's choice. */
  tables: TableColumns[];
}

/** What is left out stays as it is. */
export interface ChangePreferencesBody {
  appearance?: ConsoleAppearance;
  table?: TableColumns;
}

export const consolePreferencesApi = {
  show: endpoint<{ reply: ConsolePreferences }>('GET', '/api/console/preferences'),
  change: endpoint<{ body: ChangePreferencesBody; reply: ConsolePreferences }>('PUT', '/api/console/preferences'),
};
