export { ScheduleLink } from './ScheduleLink';
