export { ConsoleVisits } from './console-visits';
export { ConsoleVisitsModule } from './console-visits.module';
