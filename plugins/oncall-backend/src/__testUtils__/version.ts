import type { ScheduleVersion } from '@callboard/backstage-plugin-oncall-common';

/** Weekly turns in Berlin from Monday, 30 November 2026, 09:00. */
export const weekly = (...people: string[]): ScheduleVersion => ({
  timeZone: 'Europe/Berlin',
  layers: [
    {
      id: 'weekly',
      rotation: {
        unit: 'week',
        startsAt: '2026-11-30T09:00',
        slots: people.map(name => ({
          userRefs: name ? [`user:default/${name}`] : [],
        })),
      },
    },
  ],
});
