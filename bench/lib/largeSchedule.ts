/* The schedule whose page is measured: ten layers of ten people each, turns of a day, overlapping hours of duty. */
import type { Layer, Weekday } from '../../plugins/oncall-common/src';

const LAYERS = 10;
const PEOPLE_EACH = 10;

const clock = (hours: number) =>
  `${String(Math.floor(hours) % 24).padStart(2, '0')}:00`;

const days: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday'];

const layer = (at: number): Layer => ({
  id: `layer-${at}`,
  name: `Layer ${at + 1}`,
  priority: LAYERS - at,
  rotation: {
    unit: 'day',
    startsAt: '2026-01-05T09:00',
    slots: Array.from({ length: PEOPLE_EACH }, (_, slot) => ({
      userRefs: [`user:default/person-${at * PEOPLE_EACH + slot}`],
    })),
  },
  // The last one is always on duty and fills what the others leave.
  ...(at < LAYERS - 1 && {
    restrictions: [
      {
        kind: 'daily' as const,
        startTime: clock(at * 2.4),
        endTime: clock(at * 2.4 + 4),
        ...(at % 3 === 0 && { weekdays: days }),
      },
    ],
  }),
});

export const largeVersion = {
  timeZone: 'Europe/Berlin',
  layers: Array.from({ length: LAYERS }, (_, at) => layer(at)),
};
