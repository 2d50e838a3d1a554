export * from './types';
export { compareShifts } from './compareShifts';
export { MAX_SCHEDULE_FILE, readScheduleFile } from './readScheduleFile';
export { scheduleFileContent } from './scheduleFileContent';
export { withPeople } from './withPeople';
export { writeScheduleFile } from './writeScheduleFile';
