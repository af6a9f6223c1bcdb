export { FoldedRun } from './folded-run';
export { hasScheduleTitle, hasTopicTitle, scheduleTitle, topicTitle } from './job-words';
export { JobsModule } from './jobs.module';
export { Schedules } from './schedules';
