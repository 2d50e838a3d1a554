import { readScheduleFile } from '../readScheduleFile';

/*
 * Documents in the shape of PagerDuty's public API description (reference/REST/openapiv3.json of PagerDuty/api-schema,
 * getSchedule): instants with offsets, lengths in seconds, ISO days of the week.
 */

export const user = (id: string, summary: string) => ({
  user: { id, type: 'user_reference', summary },
});

export const ANA = user('P1', 'Ana Ruiz');
export const CHEN = user('P2', 'Chen Li');

export const layer = (more: object = {}) => ({
  id: 'PL1',
  name: 'Layer 1',
  start: '2026-01-05T09:00:00-05:00',
  end: null,
  rotation_virtual_start: '2026-01-05T09:00:00-05:00',
  rotation_turn_length_seconds: 604_800,
  users: [ANA, CHEN],
  restrictions: [],
  ...more,
});

export const file = (
  layers: object[],
  more: object = {},
  beside: object = {},
): string =>
  JSON.stringify({
    schedule: {
      id: 'PSCHED',
      type: 'schedule',
      name: 'Ledger primary',
      time_zone: 'America/New_York',
      schedule_layers: layers,
      ...more,
    },
    ...beside,
  });

export const read = (...args: Parameters<typeof file>) =>
  readScheduleFile(file(...args));

export const rendered = (shifts: [string, string, object][]) => ({
  name: 'Final Schedule',
  rendered_schedule_entries: shifts.map(([start, end, person]) => ({
    start,
    end,
    ...person,
  })),
});

export const weekly = (day: number, time: string, hours: number) => ({
  type: 'weekly_restriction',
  start_day_of_week: day,
  start_time_of_day: time,
  duration_seconds: hours * 3_600,
});

export const workingDays = [1, 2, 3, 4, 5].map(day =>
  weekly(day, '09:00:00', 8),
);

export const daily = (restrictions: object[]) =>
  layer({ rotation_turn_length_seconds: 86_400, restrictions });

export const layersOf = (found: ReturnType<typeof read>) =>
  found.configuration.versions[0].layers;

export const codes = (found: ReturnType<typeof read>) =>
  found.losses.map(({ place, code }) => `${place} ${code}`);
