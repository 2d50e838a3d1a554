export { EditSchedule, NewSchedule } from './EditSchedule';
