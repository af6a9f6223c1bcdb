export { Calendar } from './calendar';
export { CalendarModule } from './calendar.module';
