export { ConsoleHomeModule } from './console-home.module';
