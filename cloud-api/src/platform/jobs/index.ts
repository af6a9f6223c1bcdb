export { JobsModule } from './jobs.module';
export { Schedules } from './schedules';
