import {
  zoneTables,
  type Override,
  type Schedule,
  type StoredOverride,
} from '@callboard/backstage-plugin-oncall-common';
import { personOf } from './summaries';

const DAY = 86_400_000;

const dana = personOf('Dana Roth');
const chen = personOf('Chen Li');
const eve = personOf('Eve Sato');
const ledger = { entityRef: 'group:default/ledger', title: 'Ledger' };

/** An override of Dana Roth. */
export const storedOverride = (override: Override): StoredOverride => ({
  ...override,
  createdAt: '2026-11-20T10:00:00Z',
  createdBy: dana,
});

/**
 * Dana Roth and Chen Li week by week from Monday, 09:00 in Berlin, with a gap on Saturdays from 18:00 to 20:00; Dana's week
 * is that of 23 November 2026.
 */
export function ledgerSchedule(difference: Partial<Schedule> = {}): Schedule {
  const versions = [
    {
      number: 7,
      createdAt: '2026-11-12T10:00:00Z',
      createdBy: dana,
      timeZone: 'Europe/Berlin',
      layers: [
        {
          id: 'weekly',
          name: 'Weekly',
          rotation: {
            unit: 'week' as const,
            startsAt: '2026-11-09T09:00',
            slots: [
              { userRefs: [dana.entityRef] },
              { userRefs: [chen.entityRef] },
            ],
          },
          restrictions: [
            {
              kind: 'weekly' as const,
              startDay: 'saturday' as const,
              startTime: '20:00',
              endDay: 'saturday' as const,
              endTime: '18:00',
            },
          ],
        },
      ],
    },
  ];
  const now = Date.now();
  return {
    id: 'ledger-primary',
    name: 'Ledger primary',
    team: ledger,
    level: 1,
    timeZone: 'Europe/Berlin',
    gapCount: 52,
    revision: 12,
    versions,
    overrides: [],
    people: [dana, chen, eve],
    zones: zoneTables({ versions }, now - 365 * DAY, now + 730 * DAY),
    timeZoneDataVersion: '2026c',
    allowed: ['edit', 'override', 'delete'],
    ...difference,
  };
}
