import { consolePreferencesApi, type ChangePreferencesBody, type ConsolePreferences } from '@xianfeng/shared-types';
import { useAction, useApi } from '../api';

const NONE: ConsolePreferences = { appearance: null, tables: [] };

/** How the officer likes the console; asked together with who it is, so that no page jumps. Without an answer everything is as usual. */
export function usePreferences(): ConsolePreferences {
  return useApi(consolePreferencesApi.show, {}).data ?? NONE;
}

/** Keeps a choice on the server; one after the other, so that the last one stays. A choice that can't be kept holds for this page alone. */
export function useSavePreference(): (change: ChangePreferencesBody) => void {
  const save = useAction(consolePreferencesApi.change, { refresh: [consolePreferencesApi.show], quiet: true, inTurn: 'preferences' });
  return (body) => save.mutate({ body });
}
