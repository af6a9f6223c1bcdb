export { ConsolePreferencesModule } from './console-preferences.module';
