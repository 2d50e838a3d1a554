import type { HoursWeekday } from '@callboard/backstage-plugin-alerts-common';

/** Of a week, the first first. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly HoursWeekday[];
