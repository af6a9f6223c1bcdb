export { AppearanceKeeper } from './appearance-keeper';
export { usePreferences, useSavePreference } from './use-preferences';
